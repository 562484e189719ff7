#pragma once

/// Says `sentence` and ends the process with status 1 when it crashes near its limit of memory
/// (RLIMIT_AS), instead of the crash. Other crashes stay as they are. The text is copied.
void ctraps_explain_memory(const char *sentence);

/// The limit of memory in bytes; 0 if there is none.
unsigned long ctraps_memory_limit(void);
