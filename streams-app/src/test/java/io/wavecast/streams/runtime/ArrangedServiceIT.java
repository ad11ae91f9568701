package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.series.Forecast;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.testing.ArrivalCase;
import io.wavecast.streams.testing.Arrivals;
import io.wavecast.streams.testing.RealRecordings;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.ServiceProcess;
import io.wavecast.streams.testing.SharedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Samples in disorder, with jittering stamps or irregular, through a broker and services that stop amid the stream. */
@ExtendWith(SharedBroker.class)
class ArrangedServiceIT {
    @TempDir
    Path directory;

    /** In disorder and on a grid: samples wait for older ones, and ticks for further samples. The second service has an empty folder. */
    @Test
    void shouldLoseNothingThatWaitsWhenAServiceStops(LocalBroker broker) throws Exception {
        ArrivalCase one = ArrivalCase.onAGrid();
        List<Arrivals.Sample> samples = one.arriving().samples();
        int middle = samples.size() / 2;
        int due = one.arriving().first(middle).forecasts(one.how()).size();
        assertThat(due).as("forecasts before the stop, without those that wait").isBetween(10, middle / 2 - 5);
        try (var lab = new ServiceLab(broker, "arranged")) {
            lab.putInForce(one.arriving().model().build());
            lab.whileServing(config(lab, "first", one), service -> {
                send(lab, samples.subList(0, middle));
                lab.read(lab.topics().forecasts(), due);
            });
            lab.whileServing(config(lab, "second", one), service -> {
                send(lab, samples.subList(middle, samples.size()));
                assertThat(forecasts(lab, one)).isEqualTo(one.expected());
            });
        }
    }

    private ServeConfig config(ServiceLab lab, String folder, ArrivalCase one) {
        return lab.config(directory.resolve(folder))
                .reading(new ReadingSettings(EventForm.NATIVE, false, one.how()))
                .build();
    }

    enum Stream {
        PERMUTED,
        ON_A_GRID,
        JITTERING,
        OPENBCI,
        MUSE,
        PACKETS,
        BACKWARD_STAMPS,
        IRREGULAR_REPORTS;

        ArrivalCase arrival() throws IOException {
            return switch (this) {
                case PERMUTED -> ArrivalCase.permuted();
                case ON_A_GRID -> ArrivalCase.onAGrid();
                case JITTERING -> ArrivalCase.jittering();
                case OPENBCI -> ArrivalCase.nominal(RealRecordings.openBci(), 4_000);
                case MUSE -> ArrivalCase.nominal(RealRecordings.muse(), 3_906);
                case PACKETS -> ArrivalCase.nominal(RealRecordings.packets(), 3_906);
                case BACKWARD_STAMPS -> ArrivalCase.backwardStamps();
                case IRREGULAR_REPORTS -> ArrivalCase.irregularReports();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void shouldForecastAllArrivalsAlsoIfTheProcessIsKilled(Stream stream, LocalBroker broker) throws Exception {
        ArrivalCase one = stream.arrival();
        List<Arrivals.Sample> samples = one.arriving().samples();
        List<String> options = new ArrayList<>(one.options());
        options.add("--profile=throughput"); // rare commits, so that the kill comes between two
        String[] all = options.toArray(String[]::new);
        int third = samples.size() / 3;
        int due = one.arriving().first(third).forecasts(one.how()).size();
        try (var lab = new ServiceLab(broker, "killed-" + stream.name().toLowerCase(Locale.ROOT))) {
            lab.putInForce(one.arriving().model().build());
            send(lab, samples.subList(0, third));
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("first"), "", all)) {
                lab.read(lab.topics().forecasts(), due);
                send(lab, samples.subList(third, 2 * third));
                process.kill();
            }
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("second"), "", all)) {
                send(lab, samples.subList(2 * third, samples.size()));
                lab.read(lab.topics().forecasts(), one.expected().size());
                assertThat(process.stop()).isZero();
            }
            assertThat(forecasts(lab, one)).isEqualTo(one.expected());
        }
    }

    private static List<Forecast> forecasts(ServiceLab lab, ArrivalCase one) {
        return Objects.requireNonNull(ForecastsBySeries.of(
                        lab.read(lab.topics().forecasts(), one.expected().size()))
                .get(Arrivals.SERIES));
    }

    private static void send(ServiceLab lab, List<Arrivals.Sample> samples) {
        samples.forEach(sample -> lab.send(sample.record(lab.topics().sensorEvents())));
        lab.flush();
    }
}
