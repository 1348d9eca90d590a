/// libtorch behind the table of TorchABI; opened at run time, see TorchABI's TorchLoader.h.
#ifndef BINODAL_TORCH_SHIM_H
#define BINODAL_TORCH_SHIM_H

#include "TorchTable.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The table; it lives as long as the program.
const TorchTable *binodalTorchTable(void);

#ifdef __cplusplus
}
#endif

#endif
