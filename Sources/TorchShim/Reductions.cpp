#include <ATen/ops/amax.h>
#include <ATen/ops/amin.h>
#include <ATen/ops/argmax.h>
#include <ATen/ops/argmin.h>
#include <ATen/ops/cumsum.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/mean.h>
#include <ATen/ops/norm.h>
#include <ATen/ops/sum.h>
#include <ATen/ops/var.h>

#include <numeric>
#include <vector>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {
namespace {

std::vector<int64_t> chosen(const at::Tensor &a, const intptr_t *dims, intptr_t count) {
  if (count > 0) return {dims, dims + count};
  std::vector<int64_t> all(static_cast<size_t>(a.dim()));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

at::Tensor apply(TorchReduction operation, const at::Tensor &a, at::IntArrayRef dims, bool keep) {
  switch (operation) {
    case TorchReductionSum: return at::sum(a, dims, keep);
    case TorchReductionMean: return at::mean(a, dims, keep);
    case TorchReductionMaximum: return at::amax(a, dims, keep);
    case TorchReductionMinimum: return at::amin(a, dims, keep);
    case TorchReductionVariance: return at::var(a, dims, /*unbiased=*/false, keep);
    case TorchReductionUnbiasedVariance: return at::var(a, dims, /*unbiased=*/true, keep);
  }
  throw std::runtime_error("no such reduction");
}

TorchStatus reduce(TorchReduction operation, TorchTensor a, const intptr_t *dims, intptr_t count,
                   bool keep, TorchTensor *out) {
  return giving(out, [&] {
    return apply(operation, tensor(a), chosen(tensor(a), dims, count), keep);
  });
}

TorchStatus norm(TorchTensor a, TorchTensor *out) {
  return giving(out, [&] { return at::norm(tensor(a)); });
}

TorchStatus argmax(TorchTensor a, intptr_t dim, TorchTensor *out) {
  return giving(out, [&] { return at::argmax(tensor(a), dim); });
}

TorchStatus argmin(TorchTensor a, intptr_t dim, TorchTensor *out) {
  return giving(out, [&] { return at::argmin(tensor(a), dim); });
}

TorchStatus cumulativeSum(TorchTensor a, intptr_t dim, TorchTensor *out) {
  return giving(out, [&] { return at::cumsum(tensor(a), dim); });
}

TorchStatus isAllFinite(TorchTensor a, bool *out) {
  return guarded([&] { *out = at::isfinite(tensor(a)).all().item().toBool(); });
}

}  // namespace

const TorchReductions reductions = {reduce, norm, argmax, argmin, cumulativeSum, isAllFinite};

}  // namespace binodal
