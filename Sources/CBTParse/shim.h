// The BibTeX parser of btOOL.
#include <stdio.h>
#include <btparse.h>
