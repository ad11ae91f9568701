package io.wavecast.signals.edf;

import java.time.LocalDateTime;
import java.util.List;

/**
 * The header of an EDF or BDF file.
 *
 * @param sampleBytes 2 for EDF, 3 for BDF
 * @param plus whether each data record begins with an annotation of its onset (EDF+, BDF+)
 * @param discontinuous whether there may be gaps between data records (EDF+D, BDF+D)
 * @param start start of the recording in local time, since the format has no time zone
 * @param headerBytes bytes before the first data record
 * @param records number of data records as stated; −1 if unknown
 * @param recordMicros length of a data record in microseconds
 * @param signals all signals, in the order of the file
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
