#include "Groups.hpp"
#include "TorchShim.h"

const TorchTable *binodalTorchTable(void) {
  using namespace binodal;
  static const TorchTable table = {
      TorchTableVersion, runtime, creation, randomNumbers, storage,       autograd, elementwise, inPlace,
      reductions,        algebra, layout,   convolutions,  normalisation, losses,   optimisers,
  };
  return &table;
}
