package io.wavecast.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Escapes control characters other than line breaks and tabs: messages quote arguments and bytes of files, which must not control a terminal. */
final class SafeWriter extends FilterWriter {
    SafeWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int character) throws IOException {
        if (Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0) {
            out.write(String.format("\\u%04x", character));
        } else {
            out.write(character);
        }
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(characters[i]);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.toCharArray(), offset, length);
    }
}
