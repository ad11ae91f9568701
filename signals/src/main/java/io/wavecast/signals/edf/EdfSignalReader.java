package io.wavecast.signals.edf;

import io.wavecast.signals.RecordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the descriptions of the signals, 256 bytes each. The header is ordered by field: all labels, then all transducers, and so on. */
final class EdfSignalReader {
    private static final int FIRST_BYTE = 256;
    private static final int DIGITAL_LIMIT = 1 << 23;

    private final HeaderText text;
    private final int count;

    private EdfSignalReader(HeaderText text, int count) {
        this.text = text;
        this.count = count;
    }

    /**
     * Reads all signals. A signal with malformed limits of its values cannot be read; the others can.
     *
     * @throws RecordingException if a number of samples is malformed, without which no signal can be found in the data; if there
     *     are only annotations; or if no signal can be read
     */
    static List<EdfSignal> read(HeaderText text, int count) {
        var reader = new EdfSignalReader(text, count);
        List<EdfSignal> signals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            signals.add(reader.signal(i));
        }
        List<EdfSignal> described =
                signals.stream().filter(signal -> !signal.isAnnotations()).toList();
        if (described.isEmpty()) {
            throw text.malformed(
                    "labels",
                    FIRST_BYTE,
                    "annotations only",
                    "at least one signal with samples; the file has no samples to read");
        }
        if (described.stream().noneMatch(EdfSignal::isChannel)) {
            throw new RecordingException(described.get(0).problem() + "; none of the signals can be read");
        }
        return signals;
    }

    private EdfSignal signal(int i) {
        String label = text.text(FIRST_BYTE + 16 * i, 16);
        int samplesByte = FIRST_BYTE + 216 * count + 8 * i;
        int samples = text.integer("number of samples" + of(i), samplesByte, 8, 0, 10_000_000);
        var annotations = new EdfSignal(label, Optional.empty(), "", samples);
        if (annotations.isAnnotations()) {
            return annotations;
        }
        if (samples == 0) {
            String problem = text.problem("number of samples" + of(i), samplesByte, "0", "at least 1");
            return new EdfSignal(label, Optional.empty(), problem, 0);
        }
        try {
            return new EdfSignal(label, Optional.of(range(i)), "", samples);
        } catch (RecordingException e) {
            return new EdfSignal(label, Optional.empty(), String.valueOf(e.getMessage()), samples);
        }
    }

    private EdfRange range(int i) {
        int physicalMin = FIRST_BYTE + 104 * count + 8 * i;
        int physicalMax = physicalMin + 8 * count;
        int digitalMin = physicalMin + 16 * count;
        int digitalMax = physicalMin + 24 * count;
        var range = new EdfRange(
                text.number("physical minimum" + of(i), physicalMin, 8),
                text.number("physical maximum" + of(i), physicalMax, 8),
                text.integer("digital minimum" + of(i), digitalMin, 8, -DIGITAL_LIMIT, DIGITAL_LIMIT),
                text.integer("digital maximum" + of(i), digitalMax, 8, -DIGITAL_LIMIT, DIGITAL_LIMIT));
        if (range.digitalMin() >= range.digitalMax()) {
            throw text.malformed(
                    "digital maximum" + of(i),
                    digitalMax,
                    String.valueOf(range.digitalMax()),
                    "a value above the digital minimum " + range.digitalMin());
        }
        if (range.physicalMin() == range.physicalMax()) {
            throw text.malformed(
                    "physical maximum" + of(i),
                    physicalMax,
                    String.valueOf(range.physicalMax()),
                    "a value other than the physical minimum");
        }
        return range;
    }

    private static String of(int signal) {
        return " of signal " + (signal + 1);
    }
}
