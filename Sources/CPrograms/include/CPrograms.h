#pragma once
#include <sys/types.h>

/// Starts a program; functions of glibc that Swift does not see.
///
/// `arguments` and `variables` end with NULL, and the first argument is the executable's path.
/// Descriptors 1 to 3 are the files of these names, made anew (NULL: none), and 4 is `*held`,
/// which is set to the other end of a pipe: it closes when the last process has ended that has 4
/// open. 5 is the other end of `*alive` (NULL: none): it closes when this process has ended or
/// closes it. Every other descriptor is closed. The program leads a group of processes. Returns 0
/// or an error number.
int cprograms_spawn(pid_t *process, int *held, int *alive, char *const arguments[], char *const variables[],
                    const char *folder, const char *const files[3]);
