#include "CLearning.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#define RELAX _mm_pause()
#else
#include <sched.h>
#define RELAX sched_yield()
#endif

// How long a worker spins for the next job, and the caller for the end of the last task, before it
// sleeps. If the caller never slept and other programs needed the other processors, it would occupy
// the processor of the very worker that it waits for.
enum { LOOKS = 2000, WAITS = 2000, MOST_WORKERS = 64 };

// A worker's share of a job's tasks: the number of the job in the upper half, the number of tasks
// left in the lower half. Whoever takes a task of a job has read the fields of that job, because
// they change only when no task is left. Each share has a cache line of its own.
typedef struct {
  _Alignas(64) _Atomic uint64_t ticket;
} share;

struct cl_pool {
  int workers;
  _Atomic uint32_t job;
  _Atomic int done, count, sleepers, waits, stopped;
  _Atomic(cl_task) task;
  _Atomic(void *) context;
  pthread_mutex_t mutex;
  pthread_cond_t wake, finished;
  pthread_t threads[MOST_WORKERS];
  share shares[MOST_WORKERS];
};

typedef struct {
  cl_pool *pool;
  int worker;
} start;

static int first_of(int count, int share, int workers) { return (int)((long)count * share / workers); }

// Each worker has the same part of every job, in order, so that its cache still holds what it wrote
// in the job before. A worker that has finished its own part takes tasks from the others.
static void work(cl_pool *pool, int worker, uint32_t job) {
  int count = atomic_load_explicit(&pool->count, memory_order_relaxed);
  cl_task task = atomic_load_explicit(&pool->task, memory_order_relaxed);
  void *context = atomic_load_explicit(&pool->context, memory_order_relaxed);
  for (int turn = 0; turn < pool->workers; turn++) {
    int owner = (worker + turn) % pool->workers, end = first_of(count, owner + 1, pool->workers);
    _Atomic uint64_t *place = &pool->shares[owner].ticket;
    uint64_t ticket = atomic_load(place);
    while ((uint32_t)(ticket >> 32) == job && (uint32_t)ticket > 0) {
      if (!atomic_compare_exchange_weak(place, &ticket, ticket - 1)) continue;
      task(context, end - (int)(uint32_t)ticket, worker);
      if (atomic_fetch_add(&pool->done, 1) + 1 == count && atomic_load(&pool->waits)) {
        pthread_mutex_lock(&pool->mutex);
        pthread_cond_signal(&pool->finished);
        pthread_mutex_unlock(&pool->mutex);
      }
      ticket = atomic_load(place);
    }
  }
}

static void *serve(void *argument) {
  start arguments = *(start *)argument;
  free(argument);
  cl_pool *pool = arguments.pool;
  uint32_t seen = 0;
  while (!atomic_load(&pool->stopped)) {
    uint32_t job = atomic_load(&pool->job);
    for (int look = 0; job == seen && look < LOOKS; look++) {
      RELAX;
      job = atomic_load(&pool->job);
    }
    if (job == seen) {
      pthread_mutex_lock(&pool->mutex);
      atomic_fetch_add(&pool->sleepers, 1);
      while (atomic_load(&pool->job) == seen && !atomic_load(&pool->stopped))
        pthread_cond_wait(&pool->wake, &pool->mutex);
      atomic_fetch_sub(&pool->sleepers, 1);
      pthread_mutex_unlock(&pool->mutex);
      continue;
    }
    seen = job;
    work(pool, arguments.worker, job);
  }
  return NULL;
}

cl_pool *cl_pool_create(int workers) {
  if (workers < 1) workers = 1;
  if (workers > MOST_WORKERS) workers = MOST_WORKERS;
  cl_pool *pool = aligned_alloc(_Alignof(cl_pool), sizeof(cl_pool));
  if (!pool) return NULL;
  memset(pool, 0, sizeof(cl_pool));
  pthread_mutex_init(&pool->mutex, NULL);
  pthread_cond_init(&pool->wake, NULL);
  pthread_cond_init(&pool->finished, NULL);
  pool->workers = 1;
  for (int worker = 1; worker < workers; worker++) {
    start *arguments = malloc(sizeof(start));
    if (arguments) *arguments = (start){pool, worker};
    if (!arguments || pthread_create(&pool->threads[worker], NULL, serve, arguments)) {
      free(arguments);
      cl_pool_destroy(pool);
      return NULL;
    }
    pool->workers++;
  }
  return pool;
}

void cl_pool_destroy(cl_pool *pool) {
  if (!pool) return;
  pthread_mutex_lock(&pool->mutex);
  atomic_store(&pool->stopped, 1);
  pthread_cond_broadcast(&pool->wake);
  pthread_mutex_unlock(&pool->mutex);
  for (int worker = 1; worker < pool->workers; worker++) pthread_join(pool->threads[worker], NULL);
  pthread_mutex_destroy(&pool->mutex);
  pthread_cond_destroy(&pool->wake);
  pthread_cond_destroy(&pool->finished);
  free(pool);
}

int cl_pool_workers(const cl_pool *pool) { return pool->workers; }

void cl_pool_run(cl_pool *pool, int count, cl_task task, void *context) {
  if (count <= 1 || pool->workers == 1) {
    for (int index = 0; index < count; index++) task(context, index, 0);
    return;
  }
  atomic_store_explicit(&pool->task, task, memory_order_relaxed);
  atomic_store_explicit(&pool->context, context, memory_order_relaxed);
  atomic_store_explicit(&pool->count, count, memory_order_relaxed);
  atomic_store(&pool->done, 0);
  uint32_t job = atomic_load(&pool->job) + 1;
  for (int owner = 0; owner < pool->workers; owner++) {
    int size = first_of(count, owner + 1, pool->workers) - first_of(count, owner, pool->workers);
    atomic_store(&pool->shares[owner].ticket, (uint64_t)job << 32 | (uint32_t)size);
  }
  atomic_store(&pool->job, job);
  if (atomic_load(&pool->sleepers) > 0) {
    pthread_mutex_lock(&pool->mutex);
    pthread_cond_broadcast(&pool->wake);
    pthread_mutex_unlock(&pool->mutex);
  }
  work(pool, 0, job);
  for (int wait = 0; atomic_load(&pool->done) < count && wait < WAITS; wait++) RELAX;
  if (atomic_load(&pool->done) == count) return;
  pthread_mutex_lock(&pool->mutex);
  atomic_store(&pool->waits, 1);
  while (atomic_load(&pool->done) < count) pthread_cond_wait(&pool->finished, &pool->mutex);
  atomic_store(&pool->waits, 0);
  pthread_mutex_unlock(&pool->mutex);
}
