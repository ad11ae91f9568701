package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.ServiceProcess;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks that forecasts have the same bytes as those of one undisturbed instance, with more states than the heap holds, and restarts. */
@ExtendWith(SharedBroker.class)
class ManySeriesIT {
    private static final int SERIES = 1_500; // their states need more than the processes' mebibyte
    private static final String STANDBY = "num.standby.replicas=1\n";

    @TempDir
    Path directory;

    @Test
    void shouldContinueAfterAnInstanceWasKilled(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "crowd-killed")) {
            publish(lab);
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("first"))) {
                observe(lab, 0, 2);
                lab.read(lab.topics().forecasts(), SERIES);
                observe(lab, 2, 3);
                process.kill();
            }
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("first"))) {
                observe(lab, 3, 5);
                lab.read(lab.topics().forecasts(), 5 * SERIES);
                process.kill();
            }

            assertThat(forecasts(lab)).isEqualTo(undisturbed(broker, "crowd-calm"));
        }
    }

    @Test
    void shouldContinueOnAStandbyAndOnTheRestartedInstance(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "crowd-standby")) {
            publish(lab);
            try (var active =
                    ServiceProcess.start(lab, broker, directory.resolve("active"), STANDBY, "--profile=throughput")) {
                observe(lab, 0, 2);
                lab.read(lab.topics().forecasts(), 2 * SERIES);
                try (var standby = ServiceProcess.start(
                        lab, broker, directory.resolve("standby"), STANDBY, "--profile=throughput")) {
                    observe(lab, 2, 3);
                    lab.read(lab.topics().forecasts(), 3 * SERIES);
                    active.kill();
                    observe(lab, 3, 4);
                    lab.read(lab.topics().forecasts(), 4 * SERIES);
                    try (var back = ServiceProcess.start(
                            lab, broker, directory.resolve("active"), STANDBY, "--profile=throughput")) {
                        assertThat(standby.stop()).isZero();
                        observe(lab, 4, 5);
                        lab.read(lab.topics().forecasts(), 5 * SERIES);
                        back.kill();
                    }
                }
            }

            assertThat(forecasts(lab)).isEqualTo(undisturbed(broker, "crowd-still"));
        }
    }

    @Test
    void shouldShowCompleteStatesToOtherThreads(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "crowd-watched")) {
            publish(lab);
            lab.whileServing(directory.resolve("watched"), service -> {
                for (int i = 0; i < 40; i++) {
                    lab.observe("pump", 250L * i, Signals.noisySine(250, i));
                    lab.flush();
                    long observations = Optional.ofNullable(service.states().get("pump"))
                            .map(ManySeriesIT::complete)
                            .orElse(0L);
                    assertThat(observations).isBetween(0L, 250L * (i + 1));
                }
                lab.read(lab.topics().forecasts(), 40 * 250);

                assertThat(complete(service.states().get("pump"))).isEqualTo(40 * 250);
                assertThat(service.states().get("unknown")).isNull();
            });
        }
    }

    /** Checks that the state has all changes of its newest observation. Returns the number of observations. */
    private static long complete(SeriesState state) {
        assertThat(state.lastMicros())
                .isEqualTo(Signals.EPOCH_MICROS + (state.observations() - 1) * Signals.PERIOD_MICROS);
        double[] past = state.ring().samples();
        assertThat(past)
                .hasSize((int) Math.min(state.observations(), state.ring().capacity()));
        assertThat(past[past.length - 1]).isEqualTo(state.last()[0]);
        assertThat(state.pending().get(0).fromMicros()).isEqualTo(state.lastMicros() + Signals.PERIOD_MICROS / 2);
        return state.observations();
    }

    private Map<String, List<String>> undisturbed(LocalBroker broker, String name) throws Exception {
        try (var lab = new ServiceLab(broker, name)) {
            publish(lab);
            lab.whileServing(directory.resolve(name), service -> {
                observe(lab, 0, 5);
                lab.read(lab.topics().forecasts(), 5 * SERIES);
            });
            return forecasts(lab);
        }
    }

    /** The forecasts of each series, in their order. */
    private static Map<String, List<String>> forecasts(ServiceLab lab) {
        return lab.read(lab.topics().forecasts(), 5 * SERIES).stream()
                .collect(Collectors.groupingBy(
                        record -> new String(record.key(), StandardCharsets.UTF_8),
                        TreeMap::new,
                        Collectors.mapping(
                                record -> new String(record.value(), StandardCharsets.UTF_8), Collectors.toList())));
    }

    private static void publish(ServiceLab lab) {
        lab.publish(aModel().version(1).seed(1).build());
        lab.flush();
    }

    /** Sends samples of every series, one series after the other. */
    private static void observe(ServiceLab lab, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            for (int series = 0; series < SERIES; series++) {
                lab.observe("series-" + series, tick, Signals.noisySine(5, series)[tick]);
            }
        }
        lab.flush();
    }
}
