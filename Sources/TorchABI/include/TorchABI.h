/// What Binodal asks of libtorch, as a table of C functions.
///
/// The table lives in libTorchShim.so, which is opened at run time (see TorchLoader.h), so that a
/// program linked with this target starts without libtorch's shared libraries.
#ifndef BINODAL_TORCH_ABI_H
#define BINODAL_TORCH_ABI_H

#include "TorchLoader.h"
#include "TorchTable.h"
#include "TorchTypes.h"

#endif
