package io.wavecast.benchmarks.workload;

import io.wavecast.core.series.Chunk;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Observations of one channel: record i is chunk {@code i / series} of series {@code i % series}; a chunk of one is a sample. Records have the same bytes in
 * every run.
 *
 * @param name prefix of the keys, in ASCII, so that two workloads share no series
 * @param series number of series
 * @param partitions of the topic; series are distributed evenly over them
 * @param format of the observations; records have no header that names it
 * @param chunk number of samples in each record
 */
public record Workload(String name, int series, int partitions, WireFormat format, int chunk) {
    /** Sampling period, in microseconds: 256 Hz. */
    public static final long PERIOD_MICROS = 3_906;

    private static final double MICROS = 1e6;
    private static final int KEY_DIGITS = 7;
    private static final long EPOCH_MICROS = 1_750_000_000_000_000L;
    private static final double AMPLITUDE = 20;
    private static final double RADIANS_PER_SAMPLE = 0.25;
    private static final double DECIMALS = 1_000;

    /** A workload in JSON. */
    public Workload(String name, int series, int partitions) {
        this(name, series, partitions, WireFormat.JSON);
    }

    /** A workload with one sample in each record. */
    public Workload(String name, int series, int partitions, WireFormat format) {
        this(name, series, partitions, format, 1);
    }

    /** A new codec for {@link #record}. A codec is not thread-safe. */
    public ObservationCodec codec() {
        return new ObservationCodec(format);
    }

    /** Record i for this topic. The codec is one of {@link #codec}. */
    public ProducerRecord<byte[], byte[]> record(String topic, long i, ObservationCodec codec) {
        int number = (int) (i % series);
        return new ProducerRecord<>(topic, number % partitions, key(number), value(i, codec));
    }

    /** Key of the series of this number: the name and seven digits. Written digit by digit, since formatting takes longer than sending. */
    public byte[] key(int number) {
        byte[] key = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), name.length() + KEY_DIGITS);
        int rest = number;
        for (int i = key.length - 1; i >= name.length(); i--) {
            key[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return key;
    }

    /**
     * Number of the record that a forecast belongs to.
     *
     * @param madeMicros event time of the forecast, in microseconds since the epoch
     */
    public long recordOf(byte[] key, long madeMicros) {
        int number =
                Integer.parseInt(new String(key, name.length(), key.length - name.length(), StandardCharsets.UTF_8));
        return (madeMicros - EPOCH_MICROS) / PERIOD_MICROS / chunk * series + number;
    }

    private byte[] value(long i, ObservationCodec codec) {
        long first = i / series * chunk;
        int number = (int) (i % series);
        if (chunk == 1) {
            return codec.write(new Observation(EPOCH_MICROS + first * PERIOD_MICROS, sample(first, number)));
        }
        List<double[]> samples = new ArrayList<>(chunk);
        for (int s = 0; s < chunk; s++) {
            samples.add(new double[] {sample(first + s, number)});
        }
        return codec.write(new Chunk(EPOCH_MICROS + first * PERIOD_MICROS, PERIOD_MICROS / MICROS, samples));
    }

    private static double sample(long sample, int number) {
        double phase = sample * RADIANS_PER_SAMPLE + number;
        // Values have as many digits as an amplifier delivers; all 17 digits would triple the length of the text.
        return Math.rint(AMPLITUDE * Math.sin(phase) * DECIMALS) / DECIMALS;
    }
}
