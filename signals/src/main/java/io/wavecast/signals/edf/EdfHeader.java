package io.wavecast.signals.edf;

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
 * @param recordSeconds length of a data record in seconds, not rounded: 0.0078125 at 128 records a second
 * @param signals all signals, in the order of the file
 */
record EdfHeader(
        int sampleBytes,
        boolean plus,
        boolean discontinuous,
        EdfStart start,
        int headerBytes,
        long records,
        double recordSeconds,
        List<EdfSignal> signals) {

    int recordBytes() {
        return sampleBytes
                * signals.stream().mapToInt(EdfSignal::samplesPerRecord).sum();
    }

    /** The time of a sample since the first data record of a file without gaps, rounded to the microsecond once. */
    long micros(long record, int sample, int samplesPerRecord) {
        return Math.round(record * recordSeconds * 1e6 + micros(sample, samplesPerRecord));
    }

    /** The time of a sample since the start of its data record, in microseconds. */
    double micros(int sample, int samplesPerRecord) {
        return sample * recordSeconds * 1e6 / samplesPerRecord;
    }
}
