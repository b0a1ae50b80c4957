// What happens outside the workers while they read hostile files.
#pragma once

#include <filesystem>

#include "descriptor.h"
#include "hostile/seeds.h"
#include "support/temp_folder.h"

namespace mediaproof::bench {

class Watch {
  public:
    // Lays the lures, and makes sure that it notices whoever takes them. Throws std::runtime_error when it does not.
    Watch();

    const Lures& lures() const { return lures_; }
    const std::string& secret() const { return secret_; }  // in the lures alone, not in their names

    void look();                               // at what has happened since the last time
    long touched() const { return touched_; }  // times that a lure was opened, read, written, or put beside
    long called() const { return called_; }    // connections made to a socket that listens

  private:
    void try_out();

    tests::TempFolder folder_;
    std::string secret_;
    Lures lures_;
    Descriptor events_;
    Descriptor tcp_;
    Descriptor unix_;
    long touched_ = 0;
    long called_ = 0;
};

// Processes of that program that run now.
int processes_of(const std::filesystem::path& program);

}  // namespace mediaproof::bench
