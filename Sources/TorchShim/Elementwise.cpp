#include <ATen/ops/abs.h>
#include <ATen/ops/add.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/cos.h>
#include <ATen/ops/div.h>
#include <ATen/ops/eq.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/floor.h>
#include <ATen/ops/ge.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/gt.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/le.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/lerp.h>
#include <ATen/ops/log.h>
#include <ATen/ops/logical_not.h>
#include <ATen/ops/lt.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/minimum.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/ne.h>
#include <ATen/ops/neg.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/reciprocal.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/round.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/rsub.h>
#include <ATen/ops/scalar_tensor.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/sign.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/softplus.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/square.h>
#include <ATen/ops/sub.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/where.h>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {
namespace {

at::Tensor apply(TorchUnary operation, const at::Tensor &a) {
  switch (operation) {
    case TorchUnaryNegative: return at::neg(a);
    case TorchUnaryExp: return at::exp(a);
    case TorchUnaryLog: return at::log(a);
    case TorchUnarySqrt: return at::sqrt(a);
    case TorchUnaryRsqrt: return at::rsqrt(a);
    case TorchUnarySquare: return at::square(a);
    case TorchUnaryAbs: return at::abs(a);
    case TorchUnarySin: return at::sin(a);
    case TorchUnaryCos: return at::cos(a);
    case TorchUnarySigmoid: return at::sigmoid(a);
    case TorchUnaryTanh: return at::tanh(a);
    case TorchUnaryReLU: return at::relu(a);
    case TorchUnarySiLU: return at::silu(a);
    case TorchUnarySoftplus: return at::softplus(a);
    case TorchUnaryGELU: return at::gelu(a);
    case TorchUnaryReciprocal: return at::reciprocal(a);
    case TorchUnaryFloor: return at::floor(a);
    case TorchUnaryRound: return at::round(a);
    case TorchUnarySign: return at::sign(a);
    case TorchUnaryLogicalNot: return at::logical_not(a);
    case TorchUnaryIsFinite: return at::isfinite(a);
  }
  throw std::runtime_error("no such operation of one tensor");
}

/// `B` is a tensor or a number.
template <typename B>
at::Tensor compare(TorchBinary operation, const at::Tensor &a, const B &b) {
  switch (operation) {
    case TorchBinaryLess: return at::lt(a, b);
    case TorchBinaryLessEqual: return at::le(a, b);
    case TorchBinaryGreater: return at::gt(a, b);
    case TorchBinaryGreaterEqual: return at::ge(a, b);
    case TorchBinaryEqual: return at::eq(a, b);
    case TorchBinaryNotEqual: return at::ne(a, b);
    default: throw std::runtime_error("no such operation of these operands");
  }
}

at::Tensor apply(TorchBinary operation, const at::Tensor &a, const at::Tensor &b) {
  switch (operation) {
    case TorchBinaryAdd: return at::add(a, b);
    case TorchBinarySubtract: return at::sub(a, b);
    case TorchBinaryMultiply: return at::mul(a, b);
    case TorchBinaryDivide: return at::div(a, b);
    case TorchBinaryMinimum: return at::minimum(a, b);
    case TorchBinaryMaximum: return at::maximum(a, b);
    default: return compare(operation, a, b);
  }
}

/// b / a, rounded once.
at::Tensor divided(at::Scalar b, const at::Tensor &a) {
  const bool real = at::isFloatingType(a.scalar_type());
  return at::div(at::scalar_tensor(b, a.options().dtype(real ? a.scalar_type() : at::kFloat)), a);
}

at::Tensor apply(TorchBinary operation, const at::Tensor &a, at::Scalar b, bool reversed) {
  switch (operation) {
    case TorchBinaryAdd: return at::add(a, b);
    case TorchBinarySubtract: return reversed ? at::rsub(a, b) : at::sub(a, b);
    case TorchBinaryMultiply: return at::mul(a, b);
    case TorchBinaryDivide: return reversed ? divided(b, a) : at::div(a, b);
    default: return compare(operation, a, b);
  }
}

/// A whole number stays one, so that integer tensors stay integer.
at::Scalar number(const at::Tensor &a, double value) {
  const bool whole = at::isIntegralType(a.scalar_type(), /*includeBool=*/true) &&
                     value == static_cast<double>(static_cast<int64_t>(value));
  return whole ? at::Scalar(static_cast<int64_t>(value)) : at::Scalar(value);
}

TorchStatus unary(TorchUnary operation, TorchTensor a, TorchTensor *out) {
  return giving(out, [&] { return apply(operation, tensor(a)); });
}

TorchStatus binary(TorchBinary operation, TorchTensor a, TorchTensor b, TorchTensor *out) {
  return giving(out, [&] { return apply(operation, tensor(a), tensor(b)); });
}

TorchStatus scalar(TorchBinary operation, TorchTensor a, double value, bool reversed,
                   TorchTensor *out) {
  return giving(out, [&] {
    return apply(operation, tensor(a), number(tensor(a), value), reversed);
  });
}

TorchStatus power(TorchTensor a, double exponent, TorchTensor *out) {
  return giving(out, [&] { return at::pow(tensor(a), exponent); });
}

TorchStatus leakyReLU(TorchTensor a, double slope, TorchTensor *out) {
  return giving(out, [&] { return at::leaky_relu(tensor(a), slope); });
}

TorchStatus clamp(TorchTensor a, double lower, double upper, TorchTensor *out) {
  return giving(out,
                [&] { return at::clamp(tensor(a), at::Scalar(lower), at::Scalar(upper)); });
}

TorchStatus where(TorchTensor condition, TorchTensor a, TorchTensor b, TorchTensor *out) {
  return giving(out, [&] { return at::where(tensor(condition), tensor(a), tensor(b)); });
}

TorchStatus lerp(TorchTensor a, TorchTensor b, double weight, TorchTensor *out) {
  return giving(out, [&] { return at::lerp(tensor(a), tensor(b), weight); });
}

}  // namespace

const TorchElementwise elementwise = {unary, binary, scalar, power, leakyReLU, clamp, where, lerp};

}  // namespace binodal
