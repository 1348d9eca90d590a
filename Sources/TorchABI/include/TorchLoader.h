/// Opening libTorchShim.so.
#ifndef BINODAL_TORCH_LOADER_H
#define BINODAL_TORCH_LOADER_H

#include "TorchTable.h"

/// Opens the shim and returns its table, or null with a reason in `message`.
///
/// Looks at `path` alone when it is given, else at the path in the environment variable
/// `BINODAL_TORCH` alone when that is set, else beside the running program and beside the image
/// that holds this function (a test bundle), and in `../lib` and `../lib/binodal` of both.
/// Opening twice is harmless.
///
/// - Parameter message: A buffer of `capacity` bytes for the reason, always terminated.
const TorchTable *torchOpen(const char *path, char *message, size_t capacity);

#endif
