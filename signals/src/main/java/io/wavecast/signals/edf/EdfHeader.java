package io.wavecast.signals.edf;

import java.time.LocalDateTime;
import java.util.List;

/**
 * The header of a file.
 *
 * @param sampleBytes 2 for EDF, 3 for BDF
 * @param plus whether each record begins with an annotation that says when it began (EDF+, BDF+)
 * @param discontinuous whether records carry their own onset (EDF+D, BDF+D)
 * @param start as written: the format knows no time zone
 * @param headerBytes before the first data record
 * @param records as written; −1 if unknown
 * @param recordMicros length of a data record in microseconds
 */
record EdfHeader(
        int sampleBytes,
        boolean plus,
        boolean discontinuous,
        LocalDateTime start,
        int headerBytes,
        long records,
        long recordMicros,
        List<EdfSignal> signals) {

    int recordBytes() {
        return sampleBytes
                * signals.stream().mapToInt(EdfSignal::samplesPerRecord).sum();
    }
}
