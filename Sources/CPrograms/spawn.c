#define _GNU_SOURCE
#include "CPrograms.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

// A pipe with both ends above the numbers that the program gets.
static int high_pipe(int ends[2]) {
  int low[2];
  if (pipe2(low, O_CLOEXEC) != 0) return errno;
  ends[0] = fcntl(low[0], F_DUPFD_CLOEXEC, 16);
  ends[1] = fcntl(low[1], F_DUPFD_CLOEXEC, 16);
  int failure = ends[0] < 0 || ends[1] < 0 ? errno : 0;
  close(low[0]);
  close(low[1]);
  return failure;
}

int cprograms_spawn(pid_t *process, int *held, int *alive, char *const arguments[],
                    char *const variables[], const char *folder, const char *const files[3]) {
  int ends[2] = {-1, -1}, life[2] = {-1, -1};
  int failure = high_pipe(ends);
  if (failure == 0 && alive) failure = high_pipe(life);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  for (int i = 0; i < 3; i++) {
    const char *file = files[i] ? files[i] : "/dev/null";
    posix_spawn_file_actions_addopen(&actions, i + 1, file, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND,
                                     0644);
  }
  posix_spawn_file_actions_adddup2(&actions, ends[1], 4);
  if (alive) posix_spawn_file_actions_adddup2(&actions, life[0], 5);
  posix_spawn_file_actions_addclosefrom_np(&actions, alive ? 6 : 5);
  posix_spawn_file_actions_addchdir_np(&actions, folder);
  // Threads of this process may block signals or ignore them, and a child would inherit that.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  if (failure == 0)
    failure = posix_spawn(process, arguments[0], &actions, &attributes, arguments, variables);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (ends[1] >= 0) close(ends[1]);
  if (life[0] >= 0) close(life[0]);
  if (failure == 0) {
    *held = ends[0];
    if (alive) *alive = life[1];
  } else {
    if (ends[0] >= 0) close(ends[0]);
    if (life[1] >= 0) close(life[1]);
  }
  return failure;
}
