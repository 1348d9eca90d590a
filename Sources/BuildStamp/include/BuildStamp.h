/// Of which state of the sources a program was built.
#ifndef BINODAL_BUILD_STAMP_H
#define BINODAL_BUILD_STAMP_H

#ifdef __cplusplus
extern "C" {
#endif

/// The commit as `git describe` names it, with `-dirty` where files were changed; empty where the
/// program was built without `make`, or outside a repository.
const char *binodalCommit(void);

#ifdef __cplusplus
}
#endif

#endif
