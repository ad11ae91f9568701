package io.wavecast.signals.edf;

import io.wavecast.signals.RecordingException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the 256 · (1 + signals) bytes before the data (EDF: Kemp et al. 1992; EDF+: Kemp and Olivan 2003). */
final class EdfHeaderReader {
    static final int FIXED_BYTES = 256;
    private static final int MAX_SIGNALS = 4_096;
    private static final int MAX_RECORD_BYTES = 1 << 28;
    private static final int DIGITAL_LIMIT = 1 << 23;
    private static final Pattern DATE = Pattern.compile("(\\d\\d)[.:/-](\\d\\d)[.:/-](\\d\\d)");
    /** EDF has two digits for the year: 85–99 are 1985–1999, 00–84 are 2000–2084. */
    private static final int FIRST_YEAR = 85;

    private EdfHeaderReader() {}

    /** The number of signals in the fixed part of the header; it determines the length of the header. */
    static int signalCount(Path file, byte[] fixed) {
        return new HeaderText(file, fixed).integer("number of signals", 252, 4, 1, MAX_SIGNALS);
    }

    /**
     * Reads a whole header.
     *
     * @throws RecordingException if a field is malformed or out of range
     */
    static EdfHeader read(Path file, byte[] bytes) {
        var text = new HeaderText(file, bytes);
        boolean bdf = (bytes[0] & 0xff) == 0xff;
        String version = bdf ? text.text(1, 7) : text.text(0, 8);
        if (!version.equals(bdf ? "BIOSEMI" : "0")) {
            throw text.malformed("version", 0, version, "'0' for EDF, or byte 255 and 'BIOSEMI' for BDF");
        }
        int count = signalCount(file, bytes);
        int headerBytes = text.integer("number of bytes in header", 184, 8, 0, Integer.MAX_VALUE);
        if (headerBytes != FIXED_BYTES * (count + 1)) {
            throw text.malformed(
                    "number of bytes in header",
                    184,
                    String.valueOf(headerBytes),
                    FIXED_BYTES * (count + 1) + " for " + count + " signals");
        }
        long records = text.integer("number of data records", 236, 8, -1, Integer.MAX_VALUE);
        double seconds = text.number("duration of a data record", 244, 8);
        if (seconds <= 0) {
            throw text.malformed("duration of a data record", 244, text.text(244, 8), "more than 0 seconds");
        }
        String reserved = text.text(192, 44);
        boolean discontinuous = reserved.startsWith("EDF+D") || reserved.startsWith("BDF+D");
        return new EdfHeader(
                bdf ? 3 : 2,
                reserved.startsWith("EDF+") || reserved.startsWith("BDF+"),
                discontinuous,
                start(text),
                headerBytes,
                records,
                Math.round(seconds * 1e6),
                withinMemory(text, signals(text, count), bdf ? 3 : 2));
    }

    private static List<EdfSignal> withinMemory(HeaderText text, List<EdfSignal> signals, int sampleBytes) {
        long bytes = sampleBytes
                * signals.stream().mapToLong(EdfSignal::samplesPerRecord).sum();
        if (bytes > MAX_RECORD_BYTES) {
            throw text.malformed(
                    "number of samples",
                    FIXED_BYTES + 216 * signals.size(),
                    bytes + " bytes",
                    "at most " + MAX_RECORD_BYTES + " bytes in a data record of all signals");
        }
        return signals;
    }

    private static List<EdfSignal> signals(HeaderText text, int count) {
        List<EdfSignal> signals = new ArrayList<>();
        // The header is ordered by field: all labels, then all transducers, and so on.
        for (int i = 0; i < count; i++) {
            String of = " of signal " + (i + 1);
            int label = FIXED_BYTES + 16 * i;
            int physicalMin = FIXED_BYTES + 104 * count + 8 * i;
            int digitalMin = physicalMin + 16 * count;
            var signal = new EdfSignal(
                    text.text(label, 16),
                    text.number("physical minimum" + of, physicalMin, 8),
                    text.number("physical maximum" + of, physicalMin + 8 * count, 8),
                    text.integer("digital minimum" + of, digitalMin, 8, -DIGITAL_LIMIT, DIGITAL_LIMIT),
                    text.integer("digital maximum" + of, digitalMin + 8 * count, 8, -DIGITAL_LIMIT, DIGITAL_LIMIT),
                    text.integer("number of samples" + of, FIXED_BYTES + 216 * count + 8 * i, 8, 1, 10_000_000));
            if (!signal.isAnnotations()) {
                check(text, signal, of, physicalMin, digitalMin, count);
            }
            signals.add(signal);
        }
        if (signals.stream().allMatch(EdfSignal::isAnnotations)) {
            throw text.malformed("labels", FIXED_BYTES, "annotations only", "at least one signal with samples");
        }
        return signals;
    }

    private static void check(
            HeaderText text, EdfSignal signal, String of, int physicalMin, int digitalMin, int count) {
        if (signal.digitalMin() >= signal.digitalMax()) {
            throw text.malformed(
                    "digital maximum" + of,
                    digitalMin + 8 * count,
                    String.valueOf(signal.digitalMax()),
                    "a value above the digital minimum " + signal.digitalMin());
        }
        if (signal.physicalMin() == signal.physicalMax()) {
            throw text.malformed(
                    "physical maximum" + of,
                    physicalMin + 8 * count,
                    String.valueOf(signal.physicalMax()),
                    "a value other than the physical minimum");
        }
    }

    private static LocalDateTime start(HeaderText text) {
        Matcher date = DATE.matcher(text.text(168, 8));
        Matcher time = DATE.matcher(text.text(176, 8));
        if (!date.matches()) {
            throw text.malformed("startdate", 168, text.text(168, 8), "dd.mm.yy");
        }
        if (!time.matches()) {
            throw text.malformed("starttime", 176, text.text(176, 8), "hh.mm.ss");
        }
        int year = Integer.parseInt(date.group(3));
        try {
            return LocalDateTime.of(
                    year >= FIRST_YEAR ? 1900 + year : 2000 + year,
                    Integer.parseInt(date.group(2)),
                    Integer.parseInt(date.group(1)),
                    Integer.parseInt(time.group(1)),
                    Integer.parseInt(time.group(2)),
                    Integer.parseInt(time.group(3)));
        } catch (DateTimeException e) {
            RecordingException malformed =
                    text.malformed("startdate and starttime", 168, text.text(168, 16), "an existing date and time");
            malformed.initCause(e);
            throw malformed;
        }
    }
}
