package io.wavecast.signals.edf;

import io.wavecast.signals.RecordingException;
import java.nio.file.Path;
import java.util.List;

/** Reads the 256 · (1 + signals) bytes before the data (EDF: Kemp et al. 1992; EDF+: Kemp and Olivan 2003). */
final class EdfHeaderReader {
    static final int FIXED_BYTES = 256;
    private static final int MAX_SIGNALS = 4_096;
    private static final int MAX_RECORD_BYTES = 1 << 28;
    /** A microsecond, the resolution of event times. */
    private static final double SHORTEST_SECONDS = 1e-6;

    private EdfHeaderReader() {}

    /** The number of signals in the fixed part of the header; it determines the length of the header. */
    static int signalCount(Path file, byte[] fixed) {
        return new HeaderText(file, fixed).integer("number of signals", 252, 4, 1, MAX_SIGNALS);
    }

    /**
     * Reads a whole header.
     *
     * @throws RecordingException if a field that all signals need is malformed or out of range
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
        List<EdfSignal> signals = EdfSignalReader.read(text, count);
        long records = text.integer("number of data records", 236, 8, -1, Integer.MAX_VALUE);
        double seconds = text.number("duration of a data record", 244, 8);
        if (seconds < SHORTEST_SECONDS) {
            throw text.malformed("duration of a data record", 244, text.text(244, 8), "more than 0 seconds");
        }
        String reserved = text.text(192, 44);
        boolean discontinuous = reserved.startsWith("EDF+D") || reserved.startsWith("BDF+D");
        return new EdfHeader(
                bdf ? 3 : 2,
                reserved.startsWith("EDF+") || reserved.startsWith("BDF+"),
                discontinuous,
                EdfStart.read(text),
                headerBytes,
                records,
                seconds,
                withinMemory(text, signals, bdf ? 3 : 2));
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
}
