package io.wavecast.streams.testing;

import static io.wavecast.streams.testing.TestModel.aModel;

import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.reading.ReadingSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The samples of one series in the order of their arrival.
 *
 * @param periodMicros the period of the model that forecasts them
 */
public record Arrivals(List<Sample> samples, long periodMicros) {
    public static final String SERIES = "real";

    /** A sample; it arrives at a time of the broker's clock. */
    public record Sample(long micros, double value, long arrivedMicros) {
        private byte[] bytes() {
            return new ObservationCodec().write(new Observation(micros, value));
        }

        /** The record that a sender writes. */
        public ProducerRecord<byte[], byte[]> record(String topic) {
            return new ProducerRecord<>(
                    topic, null, arrivedMicros / 1_000, SERIES.getBytes(StandardCharsets.UTF_8), bytes());
        }
    }

    /** Samples that arrive at the newest stamp so far. */
    public static Arrivals ofStamps(List<RealRecordings.Row> rows, long periodMicros) {
        List<Sample> samples = new ArrayList<>();
        long newest = 0;
        for (RealRecordings.Row row : rows) {
            newest = Math.max(newest, row.micros());
            samples.add(new Sample(row.micros(), row.value(), newest));
        }
        return new Arrivals(samples, periodMicros);
    }

    public Arrivals first(int count) {
        return new Arrivals(samples.subList(0, count), periodMicros);
    }

    /** With one more sample, which arrives at its stamp. */
    public Arrivals then(long micros) {
        List<Sample> more = new ArrayList<>(samples);
        more.add(new Sample(micros, 0, micros));
        return new Arrivals(more, periodMicros);
    }

    /** The newest stamp. */
    public long newest() {
        return samples.stream().mapToLong(Sample::micros).max().orElseThrow();
    }

    /** The model that forecasts them. */
    public TestModel model() {
        return aModel().periodMicros(periodMicros);
    }

    /** The forecasts of the topology, without a broker. */
    public List<Forecast> forecasts(Arrangement how) {
        try (var lab = lab(how)) {
            return List.copyOf(lab.forecastsOf(SERIES));
        }
    }

    /** A topology that has read them. */
    public ForecastLab lab(Arrangement how) {
        var lab = new ForecastLab(ForecastSettings.DEFAULTS, new ReadingSettings(EventForm.NATIVE, false, how));
        lab.publish(model());
        for (Sample sample : samples) {
            lab.send(
                    SERIES.getBytes(StandardCharsets.UTF_8),
                    sample.bytes(),
                    sample.arrivedMicros() / 1_000,
                    new RecordHeaders());
        }
        return lab;
    }
}
