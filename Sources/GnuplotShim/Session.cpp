#include "Session.hpp"
#include "Guarded.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>

#include <sys/mman.h>
#include <unistd.h>

namespace {

std::string quoted(const std::string &word) {
  std::string out = "'";
  for (const char letter : word) {
    if (letter == '\'')
      out += "'\\''";
    else
      out += letter;
  }
  return out + "'";
}

bool runnable(const std::string &path) { return access(path.c_str(), X_OK) == 0; }

/// Whether a shell would find `program`.
bool found(const std::string &program) {
  if (program.find('/') != std::string::npos) return runnable(program);
  const char *folders = std::getenv("PATH");
  std::istringstream list(folders ? folders : "/usr/bin:/bin");
  for (std::string folder; std::getline(list, folder, ':');)
    if (runnable((folder.empty() ? "." : folder) + "/" + program)) return true;
  return false;
}

/// The path from the root: the shell leaves this folder before it runs the program.
std::string absolute(const std::string &path) {
  if (path.find('/') == std::string::npos || path[0] == '/') return path;
  char *full = realpath(path.c_str(), nullptr);
  const std::string out = full ? full : path;
  std::free(full);
  return out;
}

/// The shell's command: the program's complaints, then its exit status, go to one file, and the
/// command itself succeeds, so that gnuplot-iostream has nothing to print.
///
/// gnuplot starts with its own defaults: no start-up file of the user's or the system's (-d), and no
/// setting by the environment, may change a figure.
std::string command(
    const std::string &program, const std::string &folder, const std::string &file) {
  if (!found(program))
    throw Refusal(GP_MISSING, "no program '" + program + "' was found");
  return "{ cd -- " + quoted(folder) + " && env -u GNUTERM -u GNUPLOT_LIB -u GNUPLOT_DRIVER_DIR " +
         "-u GDFONTPATH -u GNUPLOT_DEFAULT_GDFONT -u GNUPLOT_PS_DIR -u FIT_SCRIPT -u FIT_LOG " +
         quoted(absolute(program)) + " -d; } >" + quoted(file) + " 2>&1; echo $? >>" + quoted(file);
}

}  // namespace

Complaints::Complaints() : file_(memfd_create("gnuplot", MFD_CLOEXEC)) {
  if (file_ < 0) throw std::runtime_error(std::string("memfd_create: ") + std::strerror(errno));
}

Complaints::~Complaints() { close(file_); }

std::string Complaints::path() const {
  return "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(file_);
}

std::string Complaints::text(int &status) const {
  std::ifstream file(path());
  std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  while (!all.empty() && all.back() == '\n') all.pop_back();
  const std::size_t line = all.rfind('\n');
  const std::size_t start = line == std::string::npos ? 0 : line + 1;
  status = all.empty() ? -1 : std::atoi(all.c_str() + start);
  return all.substr(0, line == std::string::npos ? 0 : line);
}

Session::Session(const std::string &program, const std::string &folder)
    : gnuplot_(new Gnuplot(command(program, folder, complaints_.path()))) {}

Gnuplot &Session::stream() {
  check();
  return *gnuplot_;
}

void Session::check() {
  if (!gnuplot_->good()) throw Refusal(GP_REFUSED, "gnuplot ended before all was sent");
}

int Session::finish(std::string &text) {
  gnuplot_.reset();  // gnuplot-iostream's destructor waits for the program
  int status = 0;
  text = complaints_.text(status);
  return status;
}
