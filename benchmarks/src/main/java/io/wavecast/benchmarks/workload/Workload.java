package io.wavecast.benchmarks.workload;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Observations of one channel, series after series, sample after sample: record i is sample {@code i / series} of series
 * {@code i % series}. The same bytes in every run.
 *
 * @param name in front of the keys, ASCII, so that two workloads share no series
 * @param series how many take turns
 * @param partitions of the topic; series are dealt out evenly
 * @param format of the observations, which no header names: the reader is told
 */
public record Workload(String name, int series, int partitions, WireFormat format) {
    /** 256 Hz, to the microsecond. */
    public static final long PERIOD_MICROS = 3_906;

    private static final int KEY_DIGITS = 7;
    private static final long EPOCH_MICROS = 1_750_000_000_000_000L;
    private static final double AMPLITUDE = 20;
    private static final double RADIANS_PER_SAMPLE = 0.25;
    private static final double DECIMALS = 1_000;

    /** In JSON. */
    public Workload(String name, int series, int partitions) {
        this(name, series, partitions, WireFormat.JSON);
    }

    /** For {@link #record}, one per thread. */
    public ObservationCodec codec() {
        return new ObservationCodec(format);
    }

    /** Record i for this topic. The codec is the caller's, one per thread. */
    public ProducerRecord<byte[], byte[]> record(String topic, long i, ObservationCodec codec) {
        int of = (int) (i % series);
        return new ProducerRecord<>(topic, of % partitions, key(of), codec.write(observation(i)));
    }

    /** Of the series of this number: the name and seven digits; by hand, since formatting would cost more than sending. */
    public byte[] key(int of) {
        byte[] key = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), name.length() + KEY_DIGITS);
        int rest = of;
        for (int i = key.length - 1; i >= name.length(); i--) {
            key[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return key;
    }

    /** Which record a forecast answers. */
    public long answered(byte[] key, long madeMicros) {
        int of = Integer.parseInt(new String(key, name.length(), key.length - name.length(), StandardCharsets.UTF_8));
        return (madeMicros - EPOCH_MICROS) / PERIOD_MICROS * series + of;
    }

    private Observation observation(long i) {
        long sample = i / series;
        double phase = sample * RADIANS_PER_SAMPLE + i % series;
        // As many digits as an amplifier delivers: all 17 would make the text three times as long.
        double value = Math.rint(AMPLITUDE * Math.sin(phase) * DECIMALS) / DECIMALS;
        return new Observation(EPOCH_MICROS + sample * PERIOD_MICROS, value);
    }
}
