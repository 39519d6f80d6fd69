// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "store/database.hpp"

namespace muang::store::sqlite {

inline constexpr std::string_view copy_parameter[] = {"path"};

// Keeps a connection of its own: PRAGMA data_version says in about a microsecond whether any other connection, of this or of
// another process, has committed since. Only then are the counters read again.
std::unique_ptr<VersionSource> file_version_source(const std::string& path, const Options& options);
// One shared connection has nobody to tell it of commits, so the database counts them.
std::unique_ptr<VersionSource> memory_version_source(Database& database, const std::atomic<std::int64_t>& commits);

}  // namespace muang::store::sqlite
