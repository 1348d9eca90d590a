// The groups of the table, each defined in the file of its name.
#pragma once

#include "TorchTable.h"

namespace binodal {

extern const TorchRuntime runtime;
extern const TorchCreation creation;
extern const TorchRandom randomNumbers;
extern const TorchStorage storage;
extern const TorchAutograd autograd;
extern const TorchElementwise elementwise;
extern const TorchInPlace inPlace;
extern const TorchReductions reductions;
extern const TorchAlgebra algebra;
extern const TorchLayout layout;
extern const TorchConvolutions convolutions;
extern const TorchNormalisation normalisation;
extern const TorchLosses losses;
extern const TorchOptimisers optimisers;

}  // namespace binodal
