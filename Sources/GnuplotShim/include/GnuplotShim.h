#ifndef GNUPLOT_SHIM_H
#define GNUPLOT_SHIM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// One running gnuplot, fed through gnuplot-iostream.
typedef struct gp_session {
  void *object;
} gp_session;

/// Every function returns one of these.
typedef enum gp_status {
  GP_OK = 0,
  /// No gnuplot of that name could be started.
  GP_MISSING = 1,
  /// gnuplot ended early or reported an error: its own words are in the message.
  GP_REFUSED = 2,
  /// An exception of the C++ library, or of the system.
  GP_FAILED = 3,
} gp_status;

/// How the columns of a block of data are laid out.
typedef enum gp_form {
  /// Text, ended by "e": for `plot '-'`.
  GP_TEXT = 0,
  /// Native doubles: for `plot '-' binary format='%double'` with `record` or `array`.
  GP_BINARY = 1,
} gp_form;

/// Starts `program`, a command or a path, in `folder`. The session must be given to gp_finish.
gp_status gp_open(const char *program, const char *folder, gp_session *out);

/// Sends the bytes of a command; a newline must end it.
gp_status gp_command(gp_session session, const char *text);

/// Sends `rows` records of `columns` doubles, row by row in memory.
gp_status gp_send_rows(
    gp_session session, const double *values, size_t rows, size_t columns, gp_form form);

/// Sends a grid of ny lines of nx doubles, x fastest in memory, for `matrix` plots.
gp_status gp_send_grid(
    gp_session session, const double *values, size_t nx, size_t ny, gp_form form);

/// Waits until gnuplot has done all that was sent, ends it and frees the session.
///
/// GP_REFUSED where gnuplot complained or left with a failure.
gp_status gp_finish(gp_session session);

/// What went wrong in this thread's last call, or gnuplot's own words at gp_finish; never null.
const char *gp_message(void);

#ifdef __cplusplus
}
#endif

#endif
