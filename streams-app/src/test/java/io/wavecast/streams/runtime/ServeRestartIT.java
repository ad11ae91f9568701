package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.ServiceProcess;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks that forecasts have the same bytes, however often instances are stopped. */
@ExtendWith(SharedBroker.class)
class ServeRestartIT {
    private static final double[] VALUES = Signals.noisySine(300, 11);

    @TempDir
    Path directory;

    @Test
    void shouldContinueAfterAStopWithAndWithoutItsDirectory(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "stopped")) {
            publish(lab);
            Path first = directory.resolve("first");
            lab.whileServing(first, service -> {
                observe(lab, 0, 100);
                lab.texts(lab.topics().forecasts(), 100);
            });
            try (var process = ServiceProcess.start(lab, broker, first)) {
                observe(lab, 100, 200);
                lab.texts(lab.topics().forecasts(), 200);

                assertThat(process.stop()).as("exit code after SIGTERM").isZero();
            }
            lab.whileServing(directory.resolve("empty"), service -> {
                observe(lab, 200, 300);
                lab.texts(lab.topics().forecasts(), 300);
            });

            assertThat(lab.texts(lab.topics().forecasts(), 300)).isEqualTo(undisturbed(broker, "never-stopped"));
        }
    }

    @Test
    void shouldContinueAfterBeingKilledBetweenCommits(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "killed")) {
            publish(lab);
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("same"))) {
                observe(lab, 0, 100);
                lab.texts(lab.topics().forecasts(), 20);
                observe(lab, 100, 200);
                process.kill();
            }
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("same"))) {
                lab.texts(lab.topics().forecasts(), 200);
                observe(lab, 200, 250);
                process.kill();
            }
            lab.whileServing(directory.resolve("other"), service -> {
                observe(lab, 250, 300);
                lab.texts(lab.topics().forecasts(), 300);
            });

            assertThat(lab.texts(lab.topics().forecasts(), 300)).isEqualTo(undisturbed(broker, "never-killed"));
        }
    }

    private List<String> undisturbed(LocalBroker broker, String name) throws Exception {
        try (var lab = new ServiceLab(broker, name)) {
            publish(lab);
            lab.whileServing(directory.resolve(name), service -> {
                observe(lab, 0, 300);
                lab.texts(lab.topics().forecasts(), 300);
            });
            List<String> texts = lab.texts(lab.topics().forecasts(), 300);
            assertThat(texts.get(299)).contains("default@3").contains("\"status\":\"ok\"");
            return texts;
        }
    }

    /** Publishes a version, a newer one that replaces it, and an older one that is refused. */
    private static void publish(ServiceLab lab) {
        lab.publish(aModel().version(2).seed(2).build());
        lab.publish(aModel().version(3).seed(3).build());
        lab.publish(aModel().version(1).seed(1).build());
        lab.flush();
    }

    private static void observe(ServiceLab lab, int from, int to) {
        lab.observe("pump", from, Arrays.copyOfRange(VALUES, from, to));
        lab.flush();
    }
}
