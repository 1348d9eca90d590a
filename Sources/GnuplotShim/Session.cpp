#include "Session.hpp"
#include "Guarded.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>

#include <fcntl.h>
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

/// The shell's command: the program's complaints, then its exit status, go to one file, and the
/// command itself succeeds, so that gnuplot-iostream has nothing to print.
std::string command(const std::string &program, const std::string &file) {
  if (!found(program))
    throw Refusal(GP_MISSING, "no program '" + program + "' was found");
  return quoted(program) + " >" + quoted(file) + " 2>&1; echo $? >>" + quoted(file);
}

}  // namespace

Complaints::Complaints() {
  const char *folder = std::getenv("TMPDIR");
  path_ = std::string(folder && *folder ? folder : "/tmp") + "/gnuplot-XXXXXX";
  const int file = mkostemp(&path_[0], O_CLOEXEC);
  if (file < 0) throw std::runtime_error(path_ + ": " + std::strerror(errno));
  close(file);
}

Complaints::~Complaints() { unlink(path_.c_str()); }

std::string Complaints::text(int &status) const {
  std::ifstream file(path_);
  std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  while (!all.empty() && all.back() == '\n') all.pop_back();
  const std::size_t line = all.rfind('\n');
  const std::size_t start = line == std::string::npos ? 0 : line + 1;
  status = all.empty() ? -1 : std::atoi(all.c_str() + start);
  return all.substr(0, line == std::string::npos ? 0 : line);
}

Session::Session(const std::string &program)
    : gnuplot_(new Gnuplot(command(program, complaints_.path()))) {}

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
