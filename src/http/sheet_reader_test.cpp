// SPDX-License-Identifier: Apache-2.0
#include "http/sheet_reader.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <thread>

using namespace muang;
using namespace muang::http;

namespace {

// A stand-in for muang-readfile that does what the test says.
struct Program {
  std::filesystem::path path;
  explicit Program(const std::string& script)
      : path(std::filesystem::temp_directory_path() / ("muang-sheet-reader-" + std::to_string(::getpid()))) {
    std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  }
  ~Program() { std::filesystem::remove(path); }
};

std::optional<SheetFault> fault_of(const std::string& script) {
  const Program program(script);
  return read_sheet(std::string_view("PK"), program.path, [](SheetRow&&) { return true; });
}

}  // namespace

TEST_CASE("rows come in order, until the caller has had enough") {
  const Program program(R"(printf '{"row":1,"cells":["a",""]}\n{"row":3,"cells":["b"]}\n{"row":4,"cells":[]}\n')");
  std::vector<SheetRow> rows;
  CHECK_FALSE(read_sheet(std::string_view(), program.path, [&](SheetRow&& row) {
    rows.push_back(std::move(row));
    return rows.size() < 2;
  }));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == std::vector<std::string>{"a", ""});
  CHECK(rows[1].row == 3);
}

TEST_CASE("each way in which the child ends has its fault, and a stranger's answer is the operator's to repair") {
  CHECK(fault_of("exit 3") == SheetFault::NotSheet);
  CHECK(fault_of("exit 5") == SheetFault::NotSheet);
  CHECK(fault_of("exit 4") == SheetFault::TooLarge);
  CHECK(fault_of("exit 9") == SheetFault::TooCostly);
  CHECK(fault_of("kill -9 $$") == SheetFault::TooCostly);
  CHECK_THROWS_AS(fault_of("echo hello"), std::runtime_error);
  CHECK_THROWS_AS(read_sheet(std::string_view(), "/nowhere/muang-readfile", {}), std::runtime_error);
}

TEST_CASE("two are read at a time: a third is told to come again, and gets its turn later") {
  const Program slow("sleep 3");
  const auto read = [&] { CHECK_FALSE(read_sheet(std::string_view(), slow.path, [](SheetRow&&) { return true; })); };
  std::thread first(read), second(read);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  CHECK(read_sheet(std::string_view(), slow.path, [](SheetRow&&) { return true; }) == SheetFault::Busy);
  first.join();
  second.join();
  CHECK(fault_of("exit 0") == std::nullopt);
}
