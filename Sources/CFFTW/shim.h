#include <fftw3.h>

// An array without a size, which Swift cannot see.
static inline const char *cfftw_version(void) { return fftwf_version; }
