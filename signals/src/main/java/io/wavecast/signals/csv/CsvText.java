package io.wavecast.signals.csv;

import io.wavecast.signals.RecordingException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Opens text files in the encoding that their first bytes show. */
final class CsvText {
    private static final int HEAD = 8_192;
    private static final int HEAD_CHARACTERS = 1 << 16;
    private static final int SPARE = 4;
    private static final Pattern JSON = Pattern.compile("\\s*(\\{\\s*\"|\\[\\s*[\\[{])");

    private CsvText() {}

    /**
     * Opens a file behind its byte order mark and behind lines to leave out. UTF-8 and UTF-16 are read; text that is neither is
     * Windows-1252. Bytes that are no characters are replaced.
     */
    static BufferedReader open(Path file, int skip) {
        try {
            var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            try {
                var reader = new BufferedReader(new InputStreamReader(in, charset(in)), 1 << 16);
                for (int line = 0; line < skip && reader.readLine() != null; line++) {}
                return reader;
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e, e);
        }
    }

    /** @throws RecordingException if the first bytes show that a file is no text of rows; the message says what it is */
    static void requireRows(Path file) {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(64);
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e, e);
        }
        String is = "";
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            is = "a workbook or an archive; export the sheet as CSV";
        } else if (startsWith(head, 0x1F, 0x8B)) {
            is = "compressed by gzip; unpack it first";
        } else if (startsWith(head, 0xFF, 0xFE, 0, 0) || startsWith(head, 0, 0, 0xFE, 0xFF)) {
            is = "UTF-32; save it as UTF-8";
        } else if (JSON.matcher(new String(head, StandardCharsets.ISO_8859_1)).lookingAt()) {
            is = "JSON; write a row of columns for each sample";
        }
        if (!is.isEmpty()) {
            throw new RecordingException(file + ", line 1: expected text with rows of columns, was " + is);
        }
    }

    /** The comments among the first lines. */
    static List<String> comments(Path file, int skip) {
        char[] head = new char[HEAD_CHARACTERS];
        int length = 0;
        try (BufferedReader reader = open(file, skip)) {
            for (int n = 0; n >= 0 && length < head.length; n = reader.read(head, length, head.length - length)) {
                length += n;
            }
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e, e);
        }
        return new String(head, 0, length)
                .lines()
                .map(String::trim)
                .filter(CsvText::isComment)
                .toList();
    }

    /** A line by its number, which counts from 1; empty behind the end. */
    static String line(Path file, int number) {
        try (BufferedReader reader = open(file, number - 1)) {
            String line = reader.readLine();
            return line == null ? "" : line.trim();
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e, e);
        }
    }

    static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith("%");
    }

    /** Finds the encoding, and moves behind the byte order mark. */
    private static Charset charset(InputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
            return StandardCharsets.UTF_8;
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            in.skipNBytes(2);
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            in.skipNBytes(2);
            return StandardCharsets.UTF_16BE;
        }
        int even = zeros(head, 0);
        int odd = zeros(head, 1);
        if (4 * Math.max(even, odd) > head.length && Math.min(even, odd) == 0) {
            return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        return isUtf8(head) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || head[i] != (byte) mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Number of zero bytes at even or odd places. Latin letters in UTF-16 have one each. */
    private static int zeros(byte[] head, int from) {
        int zeros = 0;
        for (int i = from; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Whether the bytes are UTF-8; a character cut off at their end is. */
    private static boolean isUtf8(byte[] head) {
        return !StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + SPARE), false)
                .isError();
    }
}
