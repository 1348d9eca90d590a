#include "GnuplotShim.h"

#include "Guarded.hpp"
#include "Session.hpp"

#include <vector>

namespace {

using Lines = std::vector<std::vector<double>>;

Session &session(gp_session handle) { return *static_cast<Session *>(handle.object); }

/// `lines` lines of `width` doubles, as gnuplot-iostream's containers want them.
Lines lines(const double *values, size_t lines, size_t width) {
  Lines out;
  out.reserve(lines);
  for (size_t line = 0; line < lines; ++line)
    out.emplace_back(values + line * width, values + (line + 1) * width);
  return out;
}

/// Binary records go out flat: every value of a record follows the one before.
std::vector<double> flat(const double *values, size_t count) { return {values, values + count}; }

}  // namespace

gp_status gp_open(const char *program, const char *folder, gp_session *out) {
  return guarded([&] { out->object = new Session(program, folder); });
}

gp_status gp_command(gp_session handle, const char *text) {
  return guarded([&] {
    session(handle).stream() << text << std::flush;
    session(handle).check();
  });
}

gp_status gp_send_rows(
    gp_session handle, const double *values, size_t rows, size_t columns, gp_form form) {
  return guarded([&] {
    Gnuplot &gnuplot = session(handle).stream();
    if (form == GP_TEXT)
      gnuplot.send1d(lines(values, rows, columns));
    else
      gnuplot.sendBinary1d(flat(values, rows * columns));
    session(handle).check();
  });
}

gp_status gp_send_grid(
    gp_session handle, const double *values, size_t nx, size_t ny, gp_form form) {
  return guarded([&] {
    Gnuplot &gnuplot = session(handle).stream();
    if (form == GP_TEXT)
      gnuplot.send1d(lines(values, ny, nx));
    else
      gnuplot.sendBinary2d(lines(values, ny, nx));
    session(handle).check();
  });
}

gp_status gp_finish(gp_session handle) {
  std::string text;
  const gp_status status = guarded([&] {
    const std::unique_ptr<Session> owned(&session(handle));
    const int exit = owned->finish(text);
    if (exit != 0) throw Refusal(GP_REFUSED, text.empty() ? "gnuplot failed" : text);
  });
  if (status == GP_OK) words() = text;
  return status;
}

const char *gp_message(void) { return words().c_str(); }
