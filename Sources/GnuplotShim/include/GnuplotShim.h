#ifndef GNUPLOT_SHIM_H
#define GNUPLOT_SHIM_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What is sent to one gnuplot, through gnuplot-iostream.
typedef struct gp_session {
  void *object;
} gp_session;

/// Every function returns one of these.
typedef enum gp_status {
  GP_OK = 0,
  /// gnuplot no longer reads.
  GP_ENDED = 1,
  /// An exception of the C++ library: memory, as a rule.
  GP_FAILED = 2,
} gp_status;

/// How the columns of a block of data are laid out.
typedef enum gp_form {
  /// Text, ended by "e": for `plot '-'`.
  GP_TEXT = 0,
  /// Native doubles: for `plot '-' binary format='%double'` with `record` or `array`.
  GP_BINARY = 1,
} gp_form;

/// Writes to `input`, the standard input of a gnuplot. The session must be given to gp_close.
///
/// The descriptor is the session's from now on, and is closed where the call fails.
gp_status gp_open(int input, gp_session *out);

/// Sends the bytes of a command; a newline must end it.
gp_status gp_command(gp_session session, const char *text);

/// Sends `rows` records of `columns` doubles, row by row in memory.
gp_status gp_send_rows(
    gp_session session, const double *values, size_t rows, size_t columns, gp_form form);

/// Sends a grid of ny lines of nx doubles, x fastest in memory, for `matrix` plots.
gp_status gp_send_grid(
    gp_session session, const double *values, size_t nx, size_t ny, gp_form form);

/// Sends what is left, closes gnuplot's standard input and frees the session.
gp_status gp_close(gp_session session);

#ifdef __cplusplus
}
#endif

#endif
