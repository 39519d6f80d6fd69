// SPDX-License-Identifier: Apache-2.0
#include "http/attachments.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace muang::http;

namespace {

const std::string pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

std::string little(std::size_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>((value >> (8 * i)) & 0xFF);
  return text;
}
// A ZIP archive of empty files with these names.
std::string zip(const std::vector<std::string>& names) {
  std::string content, directory;
  for (const std::string& name : names) {
    const std::size_t at = content.size();
    content += "PK\x03\x04" + std::string(22, '\0') + little(name.size(), 2) + little(0, 2) + name;
    directory +=
        "PK\x01\x02" + std::string(24, '\0') + little(name.size(), 2) + std::string(12, '\0') + little(at, 4) + name;
  }
  return content + directory + "PK\x05\x06" + std::string(4, '\0') + little(names.size(), 2) + little(names.size(), 2) +
         little(directory.size(), 4) + little(content.size(), 4) + little(0, 2);
}

}  // namespace

TEST_CASE("files are known by their content, Office files by the names inside") {
  CHECK(attachment_type(pdf) == "application/pdf");
  CHECK(attachment_type(std::string("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", 20) + std::string(50, 'x')) ==
        "image/jpeg");
  CHECK(attachment_type(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0", 29)) == "image/png");
  CHECK(attachment_type(zip({"[Content_Types].xml", "xl/workbook.xml"}))->ends_with("spreadsheetml.sheet"));
  CHECK(attachment_type(zip({"[Content_Types].xml", "word/document.xml"}))->ends_with("wordprocessingml.document"));
  CHECK_FALSE(attachment_type(zip({"[Content_Types].xml", "ppt/presentation.xml"})));
  CHECK_FALSE(attachment_type(zip({"[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"})));
  CHECK_FALSE(attachment_type(zip({"[Content_Types].xml", "xl/workbook.xml", "../../etc/passwd"})));
  CHECK_FALSE(attachment_type("GIF89a"));
  CHECK_FALSE(attachment_type("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
  const std::string good = zip({"[Content_Types].xml", "xl/workbook.xml"});
  for (std::size_t cut = 0; cut < good.size(); ++cut) CHECK_FALSE(office_type(good.substr(0, cut)));
  for (std::size_t at = 0; at < good.size(); ++at) {  // any byte broken: an answer, never a read outside
    std::string broken = good;
    broken[at] = static_cast<char>(0xFF);
    (void)office_type(broken);
  }
}

TEST_CASE("file names keep what a person reads and lose the tricks") {
  CHECK(clean_file_name("C:\\Users\\me\\report.pdf") == "report.pdf");
  CHECK(clean_file_name("../../../etc/passwd") == "passwd");
  CHECK(clean_file_name("a\xE2\x80\xAE"
                        "fdp.exe") == "afdp.exe");  // right-to-left override
  CHECK(clean_file_name(std::string("a\0b\r\nc", 6)) == "abc");
  CHECK(clean_file_name("..") == "");
  CHECK(clean_file_name("/") == "");
  CHECK(clean_file_name("\xFF\xFE") == "");
  CHECK(clean_file_name(std::string(500, 'a')) == "");
  CHECK(content_disposition("a\"b;c.pdf") == "attachment; filename=\"a_b_c.pdf\"; filename*=UTF-8''a%22b%3Bc.pdf");
}
