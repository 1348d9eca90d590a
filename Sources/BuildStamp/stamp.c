#include "BuildStamp.h"

// scripts/stamp writes it; it is not under version control.
#if __has_include("commit.h")
#include "commit.h"
#else
#define BINODAL_COMMIT ""
#endif

const char *binodalCommit(void) { return BINODAL_COMMIT; }
