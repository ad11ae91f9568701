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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** The second service of each has an empty folder, so what waits comes from the changelog. */
    @Test
    void shouldLoseNothingThatWaitsWhenAServiceStops(LocalBroker broker) throws Exception {
        List<ArrivalCase> cases = List.of(ArrivalCase.permuted(), ArrivalCase.onAGrid(), ArrivalCase.jittering());
        List<ServiceLab> labs = new ArrayList<>();
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            for (ArrivalCase one : cases) {
                var lab = new ServiceLab(broker, "arranged-" + labs.size());
                open.push(lab);
                labs.add(lab);
                lab.putInForce(one.arriving().model().build());
            }
            for (String half : List.of("first", "second")) {
                Deque<AutoCloseable> services = new ArrayDeque<>();
                try {
                    for (int i = 0; i < cases.size(); i++) {
                        services.push(ForecastService.start(labs.get(i)
                                .config(directory.resolve(half + i))
                                .reading(new ReadingSettings(
                                        EventForm.NATIVE, false, cases.get(i).how()))
                                .build()));
                        send(labs.get(i), half(half, cases.get(i).arriving()));
                    }
                    for (int i = 0; i < cases.size(); i++) {
                        labs.get(i).read(labs.get(i).topics().forecasts(), due(half, cases.get(i)));
                    }
                } finally {
                    close(services);
                }
            }
            for (int i = 0; i < cases.size(); i++) {
                assertThat(forecasts(labs.get(i), cases.get(i))).isEqualTo(cases.get(i).expected());
            }
        } finally {
            close(open);
        }
    }

    private static List<Arrivals.Sample> half(String half, Arrivals all) {
        int middle = all.samples().size() / 2;
        return half.equals("first")
                ? all.samples().subList(0, middle)
                : all.samples().subList(middle, all.samples().size());
    }

    /** The number of forecasts after a half. After the first one samples wait in all cases that hold any. */
    private static int due(String half, ArrivalCase one) {
        if (!half.equals("first")) {
            return one.expected().size();
        }
        int middle = one.arriving().samples().size() / 2;
        int due = one.arriving().first(middle).forecasts(one.how()).size();
        if (one.how().holds()) {
            assertThat(due).isBetween(10, middle - 5);
        }
        return due;
    }

    enum Recording {
        OPENBCI,
        MUSE,
        PACKETS,
        BACKWARD_STAMPS,
        IRREGULAR_REPORTS;

        ArrivalCase arrival() throws IOException {
            return switch (this) {
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
    void shouldForecastRealArrivalsAlsoIfTheProcessIsKilled(Recording recording, LocalBroker broker) throws Exception {
        ArrivalCase one = recording.arrival();
        List<Arrivals.Sample> samples = one.arriving().samples();
        String[] options = Stream.concat(Stream.of("--profile=throughput"), one.options().stream())
                .toArray(String[]::new);
        String name = "real-" + recording.name().toLowerCase(Locale.ROOT);
        try (var lab = new ServiceLab(broker, name)) {
            lab.putInForce(one.arriving().model().build());
            int third = samples.size() / 3;
            send(lab, samples.subList(0, third));
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("first"), "", options)) {
                lab.read(lab.topics().forecasts(), 20);
                send(lab, samples.subList(third, 2 * third));
                process.kill();
            }
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("second"), "", options)) {
                send(lab, samples.subList(2 * third, samples.size()));
                lab.read(lab.topics().forecasts(), one.expected().size());
                assertThat(process.stop()).isZero();
            }
            assertThat(forecasts(lab, one)).isEqualTo(one.expected());
        }
    }

    private static List<Forecast> forecasts(ServiceLab lab, ArrivalCase one) {
        return Objects.requireNonNull(
                ForecastsBySeries.of(lab.read(lab.topics().forecasts(), one.expected().size()))
                        .get(Arrivals.SERIES));
    }

    private static void send(ServiceLab lab, List<Arrivals.Sample> samples) {
        samples.forEach(sample -> lab.send(sample.record(lab.topics().sensorEvents())));
        lab.flush();
    }

    private static void close(Deque<AutoCloseable> resources) throws Exception {
        while (!resources.isEmpty()) {
            resources.pop().close();
        }
    }
}
