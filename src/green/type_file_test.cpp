// SPDX-License-Identifier: Apache-2.0
#include "green/type_file.hpp"

#include <doctest/doctest.h>

#include "green/green_errors.hpp"

using namespace muang::green;

TEST_CASE("the six types and their subtypes are found by code, by today's name and by the older one") {
  const TypeBook book = TypeBook::read(std::string(MUANG_SOURCE_DIR) + "/data/green/types.csv");
  CHECK(book.all().size() == 12);
  CHECK(book.find("พื้นที่สีเขียวสาธารณะ").value().code == "1");
  CHECK(book.find("พื้นที่สีเขียวเพื่อการบริการสาธารณะ").value().code == "1");
  CHECK(book.find(" พื้นที่สีเขียวเพื่อ อรรถประโยชน์").value().code == "2");
  CHECK(book.find("๒.๓").value().parent == "2");
  CHECK(book.find("3.2").value().certainty == "recalled");
  CHECK_FALSE(book.find("6").value().permanent);
  CHECK_FALSE(book.find("5").value().open_to_public.has_value());
  CHECK(book.find("สวนสาธารณะ").problems().front().code == errors::type_unknown);
  CHECK(book.find("").problems().front().code == errors::type_unknown);
}
