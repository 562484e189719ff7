#include "CTraps.h"
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

static char sentence[512];
static size_t length;

unsigned long ctraps_memory_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return 0;
  return limit.rlim_cur;
}

// The first number of /proc/self/statm: pages of address space. No function here allocates.
static unsigned long used(void) {
  char text[64];
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t count = read(file, text, sizeof text);
  close(file);
  unsigned long pages = 0;
  for (ssize_t i = 0; i < count && text[i] >= '0' && text[i] <= '9'; i++)
    pages = pages * 10 + (unsigned long)(text[i] - '0');
  return pages * 4096;
}

static void explain(int number) {
  (void)number;
  unsigned long limit = ctraps_memory_limit();
  // What could not be had may have been large, and may have been given back since.
  void *probe = mmap(NULL, 32 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (limit && (probe == MAP_FAILED || used() > limit / 2)) {
    ssize_t written = write(STDERR_FILENO, sentence, length);
    (void)written;
    _exit(1);
  }
  // The handler is gone now, and what crashed crashes again.
}

void ctraps_explain_memory(const char *text) {
  length = strnlen(text, sizeof sentence);
  memcpy(sentence, text, length);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = explain;
  action.sa_flags = (int)SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT};
  for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++) sigaction(crashes[i], &action, NULL);
}
