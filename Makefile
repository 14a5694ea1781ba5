# phuluc: builds the program, its messages and the appendices; runs the checks.
#
#   make              build/phuluc
#   make appendices   output/*.pdf from the reports in input/
#   make check        builds and passes every test, under the sanitizers
#   make conformance  validates PDFs by veraPDF, PDFBox Preflight, qpdf and PDF.js
#   make check-long   longer sweeps of the same kind, more random tables, and check-deb
#   make pictures     the pictures of layouts/README.md
#   make manual       the manual pages, in build/man
#   make install      into PREFIX (/usr/local), below DESTDIR; make uninstall takes it away
#   make deb          a Debian package, in build/debian
#   make check-deb    that package in a fresh small system; as root, with debootstrap
#   make bench        times and memory beside a bare libharu program
#   make clean
#
# ICONV_LIBS=-liconv builds with GNU libiconv; PACKAGES_READY=1 skips the look at packages;
# SHARED=1 links no library in, as distributions want it.
SHELL := /bin/bash
.DELETE_ON_ERROR:

VERSION := 0.1.0
BUILD := build
PREFIX ?= /usr/local
BIN_DIR ?= $(PREFIX)/bin
PROGRAM_DIR ?= $(PREFIX)/libexec/phuluc
DATA_DIR ?= $(PREFIX)/share/phuluc
LOCALE_DIR ?= $(PREFIX)/share/locale
MAN_DIR ?= $(PREFIX)/share/man
COMPLETION_DIR ?= $(PREFIX)/share/bash-completion/completions
DOC_DIR ?= $(PREFIX)/share/doc/phuluc
ICONV_LIBS ?=
ifeq ($(origin CC),default)
CC := gcc
endif

# The programs and libraries this is built from and tested with, as Debian names them.
BUILD_PACKAGES := gcc libc6-dev pkg-config gettext libhpdf-dev libxml2-dev libunistring-dev \
	libgmp-dev libharfbuzz-dev libdeflate-dev zlib1g-dev nettle-dev libcsv-dev libzip-dev \
	libxlsxwriter-dev icc-profiles-free libqpdf-dev libjansson-dev libxml2-utils python3 \
	fonts-liberation2
CHECK_PACKAGES := $(BUILD_PACKAGES) clang bats libcmocka-dev qpdf poppler-utils libnss3-tools \
	mandoc parallel procps unzip
BENCH_PACKAGES := $(BUILD_PACKAGES) valgrind time
DEB_PACKAGES := $(BUILD_PACKAGES) dpkg-dev debhelper
DEBCHECK_PACKAGES := lintian debootstrap

MODULES := libxml-2.0 libzip harfbuzz harfbuzz-subset libdeflate nettle gmp
WARNINGS := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wvla -Wundef -Wformat=2 \
	-Wno-format-nonliteral
CFLAGS ?= -O2 -g
# gcc optimizes a program as a whole, which saves a twentieth of the time. The tests that
# replace single calls are linked from the objects as they are, by -fno-lto.
LTO := $(if $(findstring gcc,$(notdir $(CC))),-flto=auto -ffat-lto-objects)
SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=all
BASE_FLAGS = -std=c17 $(WARNINGS) -Igenerator -D_POSIX_C_SOURCE=200809L $(CPPFLAGS) \
	-DPHULUC_VERSION='"$(VERSION)"' $(shell pkg-config --cflags $(MODULES))
# Where the parts are looked for that do not lie as in this tree or below one PREFIX.
PLACES = -DPHULUC_DATA_DIR='"$(DATA_DIR)"' -DPHULUC_LOCALE_DIR='"$(LOCALE_DIR)"' \
	-DPHULUC_PROGRAM_DIR='"$(PROGRAM_DIR)"'
TREE_PLACES = -DPHULUC_DATA_DIR='"$(CURDIR)"' -DPHULUC_PROGRAM_DIR='"$(CURDIR)/$(BUILD)"' \
	-DPHULUC_LOCALE_DIR='"$(CURDIR)/$(BUILD)/locale"'

# Small libraries are linked in where Debian brings their archives: loading them takes a
# tenth of the time that an appendix takes. What reads untrusted XML is never linked in, so
# that the distribution's updates reach it; in the distribution's own package nothing is.
archive = $(if $(SHARED),,$(filter /%,$(shell $(CC) -print-file-name=lib$(1).a)))
link = $(or $(call archive,$(1)),-l$(1))
LIBS = $(shell pkg-config --libs libxml-2.0 harfbuzz harfbuzz-subset) -lhpdf -lz \
	$(foreach library,deflate nettle gmp unistring jansson,$(call link,$(library))) $(ICONV_LIBS)
# libxml2 brings libstdc++ along, through ICU. The loader looks its three thousand symbols up
# in every library before it, so it comes first: a twenty-fifth of an appendix's instructions.
comma := ,
FIRST := $(if $(shell ldd $$($(CC) -print-file-name=libxml2.so) 2>/dev/null | grep 'libstdc++'),\
	-Wl$(comma)--no-as-needed -l:libstdc++.so.6 -Wl$(comma)--as-needed)
# Debian 13's xlsxwriter.pc requires a minizip that its package does not bring.
SHEET_LIBS = $(shell pkg-config --libs libzip) -lxlsxwriter $(call link,csv)
PDF_LIBS = $(shell pkg-config --libs libqpdf)
ALL_LIBS = $(LIBS) $(SHEET_LIBS) $(PDF_LIBS) # of tests that have all rooms

SOURCES := $(wildcard generator/*/*.c)
OBJECTS := $(SOURCES:generator/%.c=$(BUILD)/objects/%.o) $(BUILD)/objects/known_documents.o
CHECK_OBJECTS := $(SOURCES:generator/%.c=$(BUILD)/check/objects/%.o) \
	$(BUILD)/check/objects/known_documents.o
# What only one of the programs has: the libraries for it take long to load.
PROGRAM_NAMES := phuluc phuluc-sheet phuluc-pdf
ONLY_phuluc := command/program_main.%
ONLY_phuluc-sheet := sheet/% \
	$(addprefix command/,program_sheet.% export.% import.% update.% sheet_file.%)
ONLY_phuluc-pdf := archive/% batch/% $(addprefix command/,program_pdf.% attach.% diff.% \
	change_text.% change_json.% batch% watch% extract.% pdf_source.% verify.% verify_tell.%)
# $(call parts,PROGRAM,FOLDER,OBJECTS): those of the objects in the folder that are in it.
parts = $(filter-out $(foreach other,$(filter-out $(1),$(PROGRAM_NAMES)),\
	$(ONLY_$(other):%=$(2)/%)),$(3))
built = $(call parts,$(1),$(BUILD)/objects,$(OBJECTS))
checked = $(call parts,$(1),$(BUILD)/check/objects,$(CHECK_OBJECTS))
ROOMS := $(filter-out %/command/main.o $(patsubst generator/%.c,$(BUILD)/check/objects/%.o,\
	$(wildcard generator/command/program_*.c)),$(CHECK_OBJECTS))
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/check/unit/%,$(wildcard tests/unit/test_*.c))
SCALE := $(patsubst tests/scale/%.c,$(BUILD)/scale/%.o,$(wildcard tests/scale/*.c))
RANDOM_TABLES := $(patsubst tests/random/%.c,$(BUILD)/check/random/%.o,$(wildcard tests/random/*.c))
CLANG_OBJECTS := $(SOURCES:generator/%.c=$(BUILD)/clang/%.o)
CATALOGS := $(BUILD)/locale/vi/LC_MESSAGES/phuluc.mo
REPORTS := $(wildcard input/*.xml)
APPENDICES := $(REPORTS:input/%.xml=output/%.pdf)

MANUAL := $(BUILD)/man/man1/phuluc.1 $(BUILD)/man/man5/phuluc-report.5 \
	$(BUILD)/man/man5/phuluc-layout.5 $(BUILD)/man/man7/phuluc-messages.7

PROGRAMS := $(PROGRAM_NAMES:%=$(BUILD)/%)
CHECK_PROGRAMS := $(PROGRAM_NAMES:%=$(BUILD)/check/%)

all: $(PROGRAMS) $(CATALOGS) $(MANUAL)

# Packages: looked at once for each goal, before anything is compiled.
$(BUILD)/packages-%: Makefile .ci/packages
	@mkdir -p $(@D)
	@$(if $(PACKAGES_READY),:,.ci/packages $($(shell echo $* | tr a-z A-Z)_PACKAGES))
	@touch $@

# The programs.
$(BUILD)/phuluc: $(call built,phuluc)
	$(CC) $(CFLAGS) $(LTO) $(LDFLAGS) -o $@ $(FIRST) $^ $(LIBS)

$(BUILD)/phuluc-sheet: $(call built,phuluc-sheet)
	$(CC) $(CFLAGS) $(LTO) $(LDFLAGS) -o $@ $^ $(LIBS) $(SHEET_LIBS)

$(BUILD)/phuluc-pdf: $(call built,phuluc-pdf)
	$(CC) $(CFLAGS) $(LTO) $(LDFLAGS) -o $@ $^ $(LIBS) $(PDF_LIBS)

$(BUILD)/objects/%.o: generator/%.c Makefile | $(BUILD)/packages-build
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(PLACES) $(CFLAGS) $(LTO) -MMD -MP -c -o $@ $<

# The shipped documents are validated here, once; their digests are in the program.
DOCUMENTS := $(wildcard layouts/*.xml fonts/*.xml)
KNOWN := $(BUILD)/known_documents.c

$(KNOWN): generator/read/known_documents.sh layouts/layout.xsd $(DOCUMENTS) \
		| $(BUILD)/packages-build
	@mkdir -p $(@D)
	sh $< layouts/layout.xsd $(DOCUMENTS) >$@

$(BUILD)/objects/known_documents.o: $(KNOWN)
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/check/objects/known_documents.o: $(KNOWN)
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(CHECK_FLAGS) -c -o $@ $<

$(BUILD)/locale/%/LC_MESSAGES/phuluc.mo: po/%.po | $(BUILD)/packages-build
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

# The manual: the pages of both languages get the elements and attributes of their schemas.
manual: $(MANUAL)

$(BUILD)/man/man1/%.1: doc/man/%.1 | $(BUILD)/packages-build
	@mkdir -p $(@D)
	cp $< $@

$(BUILD)/man/man5/phuluc-report.5: input/report.xsd
$(BUILD)/man/man5/phuluc-layout.5: layouts/layout.xsd
$(BUILD)/man/man5/%.5: doc/man/%.5 doc/man/reference.py | $(BUILD)/packages-build
	@mkdir -p $(@D)
	python3 doc/man/reference.py $< $(filter %.xsd,$^) >$@

$(BUILD)/man/man7/%.7: doc/man/%.7 doc/messages.md doc/man/messages.py | $(BUILD)/packages-build
	@mkdir -p $(@D)
	python3 doc/man/messages.py $< doc/messages.md >$@

# The installation.
# $(call install_files,MODE,FILES,FOLDER)
install_files = install -d $(DESTDIR)$(3) && install -m $(1) $(2) $(DESTDIR)$(3)

install: all
	$(call install_files,755,$(BUILD)/phuluc,$(BIN_DIR))
	$(call install_files,755,$(filter-out $(BUILD)/phuluc,$(PROGRAMS)),$(PROGRAM_DIR))
	$(call install_files,644,$(wildcard layouts/*.xml layouts/*.xsd),$(DATA_DIR)/layouts)
	$(call install_files,644,$(wildcard fonts/*.xml),$(DATA_DIR)/fonts)
	$(call install_files,644,input/report.xsd,$(DATA_DIR)/input)
	$(call install_files,644,$(CATALOGS),$(LOCALE_DIR)/vi/LC_MESSAGES)
	$(call install_files,644,$(filter %.1,$(MANUAL)),$(MAN_DIR)/man1)
	$(call install_files,644,$(filter %.5,$(MANUAL)),$(MAN_DIR)/man5)
	$(call install_files,644,$(filter %.7,$(MANUAL)),$(MAN_DIR)/man7)
	$(call install_files,644,doc/completion/phuluc,$(COMPLETION_DIR))
	$(call install_files,644,README.md README.vi.md,$(DOC_DIR))
	$(call install_files,644,doc/messages.md doc/messages.vi.md,$(DOC_DIR)/doc)
	$(call install_files,644,$(REPORTS),$(DOC_DIR)/examples)

# Only what install brings; what an office has put into layouts/ and fonts/ stays.
uninstall:
	rm -f $(DESTDIR)$(BIN_DIR)/phuluc \
		$(patsubst $(BUILD)/%,$(DESTDIR)$(PROGRAM_DIR)/%,$(PROGRAMS)) \
		$(addprefix $(DESTDIR)$(DATA_DIR)/,$(wildcard layouts/*.xml layouts/*.xsd fonts/*.xml) \
			input/report.xsd) \
		$(DESTDIR)$(LOCALE_DIR)/vi/LC_MESSAGES/phuluc.mo \
		$(MANUAL:$(BUILD)/man/%=$(DESTDIR)$(MAN_DIR)/%) \
		$(DESTDIR)$(COMPLETION_DIR)/phuluc \
		$(addprefix $(DESTDIR)$(DOC_DIR)/,README.md README.vi.md doc/messages.md \
			doc/messages.vi.md $(REPORTS:input/%=examples/%))
	-rmdir $(addprefix $(DESTDIR),$(PROGRAM_DIR) $(DATA_DIR)/layouts $(DATA_DIR)/fonts \
		$(DATA_DIR)/input $(DATA_DIR) $(DOC_DIR)/examples $(DOC_DIR)/doc \
		$(DOC_DIR)) 2>/dev/null

# The Debian package: built from a copy of the sources, with the tools of the distribution.
DEB := $(BUILD)/debian/phuluc_$(VERSION)_$(shell dpkg --print-architecture 2>/dev/null).deb

deb: $(BUILD)/packages-deb
	rm -rf $(BUILD)/debian
	mkdir -p $(BUILD)/debian/phuluc-$(VERSION)
	tar -c --exclude=./build --exclude=./.git --exclude='./output/*.pdf' . | \
		tar -x -C $(BUILD)/debian/phuluc-$(VERSION)
	cd $(BUILD)/debian/phuluc-$(VERSION) && dpkg-buildpackage -b -uc -us
	rm -r $(BUILD)/debian/phuluc-$(VERSION)

check-deb: deb $(PROGRAMS) $(BUILD)/packages-debcheck
	tests/debian/run $(BUILD) $(DEB)

# The appendices.
appendices: $(APPENDICES)

output/%.pdf: input/%.xml $(BUILD)/phuluc $(CATALOGS) $(wildcard layouts/* fonts/*.xml) \
		input/report.xsd
	$(BUILD)/phuluc render $< -o $@

# The checks: everything again under the sanitizers, and once more by clang, for its warnings
# and to compare the bytes that its program makes.
CHECK_FLAGS := -O1 -g $(SANITIZERS) -DPHULUC_ARENA_MALLOC

$(BUILD)/check/phuluc: $(call checked,phuluc)
	$(CC) $(CHECK_FLAGS) -o $@ $^ $(LIBS)

$(BUILD)/check/phuluc-sheet: $(call checked,phuluc-sheet)
	$(CC) $(CHECK_FLAGS) -o $@ $^ $(LIBS) $(SHEET_LIBS)

$(BUILD)/check/phuluc-pdf: $(call checked,phuluc-pdf)
	$(CC) $(CHECK_FLAGS) -o $@ $^ $(LIBS) $(PDF_LIBS)

$(BUILD)/check/objects/%.o: generator/%.c Makefile | $(BUILD)/packages-check
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(TREE_PLACES) $(CHECK_FLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/check/unit/%: tests/unit/%.c $(ROOMS)
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(TREE_PLACES) $(CHECK_FLAGS) -MMD -MP -MF $@.d -o $@ $< $(ROOMS) $(ALL_LIBS) \
		-lcmocka

$(BUILD)/check/random/tables: $(RANDOM_TABLES) $(ROOMS)
	$(CC) $(CHECK_FLAGS) -o $@ $(RANDOM_TABLES) $(ROOMS) $(ALL_LIBS)

$(BUILD)/check/random/%.o: tests/random/%.c Makefile | $(BUILD)/packages-check
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(TREE_PLACES) $(CHECK_FLAGS) -Itests/random -MMD -MP -c -o $@ $<

$(BUILD)/check/oracle/compare: $(BUILD)/check/oracle/compare.o $(ROOMS)
	$(CC) $(CHECK_FLAGS) -o $@ $^ $(ALL_LIBS)

$(BUILD)/check/oracle/%.o: tests/oracle/%.c Makefile | $(BUILD)/packages-check
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(CHECK_FLAGS) -MMD -MP -c -o $@ $<

# Counts what the layout takes: without the sanitizers, under which arenas are malloc.
COUNTED := malloc calloc realloc free row_source_next

$(BUILD)/scale/rows: $(SCALE) \
		$(filter-out %/command/main.o %/command/program_main.o,$(call built,phuluc))
	$(CC) $(CFLAGS) $(LDFLAGS) -fno-lto $(COUNTED:%=-Wl,--wrap=%) -o $@ $^ $(LIBS)

$(BUILD)/scale/%.o: tests/scale/%.c Makefile | $(BUILD)/packages-check
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(TREE_PLACES) $(CFLAGS) -Itests/scale -MMD -MP -c -o $@ $<

# The program with system calls that fail, under the sanitizers; with memory of its own that
# runs out; and with all memory that does.
FAILING_CALLS := open write pread fsync close fchmod flock linkat unlink rename pthread_create
FAULTS := $(BUILD)/faults/calls $(BUILD)/faults/own-memory $(BUILD)/faults/all-memory \
	$(BUILD)/faults/pdf-memory

$(BUILD)/faults/calls: tests/faults/failing_calls.c $(call checked,phuluc)
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(CHECK_FLAGS) $(FAILING_CALLS:%=-Wl,--wrap=%) -o $@ $^ $(LIBS)

$(BUILD)/faults/own-memory: tests/faults/failing_memory.c $(BUILD)/faults/memory.o \
		$(filter-out %/base/memory.o,$(call built,phuluc))
	$(CC) $(BASE_FLAGS) $(CFLAGS) $(LDFLAGS) -fno-lto -DFAULT_OWN -o $@ $^ $(LIBS)

$(BUILD)/faults/memory.o: generator/base/memory.c Makefile | $(BUILD)/packages-check
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(CFLAGS) -Dcalloc=failing_calloc -Drealloc=failing_realloc \
		-MMD -MP -c -o $@ $<

$(BUILD)/faults/all-memory: tests/faults/failing_memory.c $(call built,phuluc)
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(CFLAGS) $(LDFLAGS) -fno-lto -o $@ $^ $(LIBS)

$(BUILD)/faults/pdf-memory: tests/faults/failing_memory.c $(call built,phuluc-pdf)
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(CFLAGS) $(LDFLAGS) -fno-lto -o $@ $^ $(LIBS) $(PDF_LIBS)

$(BUILD)/clang/%.o: generator/%.c Makefile | $(BUILD)/packages-check
	@mkdir -p $(@D)
	clang $(BASE_FLAGS) $(TREE_PLACES) -O0 -MMD -MP -c -o $@ $<

# By another compiler and without optimisation: it must make the same bytes.
$(BUILD)/clang/known_documents.o: $(KNOWN) | $(BUILD)/packages-check
	@mkdir -p $(@D)
	clang $(BASE_FLAGS) -O0 -c -o $@ $<

$(BUILD)/clang/phuluc: $(call parts,phuluc,$(BUILD)/clang,$(CLANG_OBJECTS)) \
		$(BUILD)/clang/known_documents.o
	clang -O0 -o $@ $^ $(LIBS)

check: $(BUILD)/packages-check $(CHECK_PROGRAMS) $(PROGRAMS) $(CATALOGS) \
		$(UNIT_TESTS) $(BUILD)/check/random/tables $(BUILD)/check/oracle/compare \
		$(BUILD)/scale/rows $(FAULTS) $(CLANG_OBJECTS) $(BUILD)/clang/phuluc
	tests/run $(BUILD)

conformance: $(BUILD)/phuluc $(BUILD)/phuluc-pdf
	tests/conformance/run $(BUILD)

check-long: check check-deb
	LONG=1 tests/run $(BUILD)

pictures: $(BUILD)/packages-check $(BUILD)/phuluc
	python3 doc/layouts/pictures.py $(BUILD)/phuluc

bench: $(BUILD)/packages-bench $(BUILD)/phuluc $(BUILD)/bare
	tests/bench/run $(BUILD)

$(BUILD)/bare: tests/bench/bare.c Makefile | $(BUILD)/packages-bench
	$(CC) $(BASE_FLAGS) $(CFLAGS) -o $@ $< -lhpdf

clean:
	rm -rf $(BUILD) $(APPENDICES)

-include $(OBJECTS:.o=.d) $(CHECK_OBJECTS:.o=.d) $(CLANG_OBJECTS:.o=.d) $(UNIT_TESTS:=.d) \
	$(RANDOM_TABLES:.o=.d) $(SCALE:.o=.d) $(BUILD)/check/oracle/compare.d

.PHONY: all appendices manual install uninstall deb check-deb check conformance check-long pictures bench clean
.SECONDARY: $(BUILD)/packages-build $(BUILD)/packages-check $(BUILD)/packages-bench
