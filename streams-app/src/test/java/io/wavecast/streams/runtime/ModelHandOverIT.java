package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class ModelHandOverIT {
    @Test
    void shouldUseNewModelsWithoutARestart(LocalBroker broker, @TempDir Path stateDir) throws Exception {
        double[] values = Signals.noisySine(60, 1);
        try (var lab = new ServiceLab(broker, "hand-over");
                var service = lab.serve(stateDir)) {
            lab.observe("pump", 0, Arrays.copyOfRange(values, 0, 20));
            assertThat(lab.texts(lab.topics().forecasts(), 20)).allMatch(text -> text.contains("naive@0"));

            lab.publish(aModel().version(1).build());
            awaitModels(service, "1.0");
            lab.observe("pump", 20, Arrays.copyOfRange(values, 20, 40));
            lab.texts(lab.topics().forecasts(), 40);

            lab.publish(aModel().version(2).seed(8).build());
            awaitSwaps(service, "2.0");
            lab.observe("pump", 40, Arrays.copyOfRange(values, 40, 60));
            List<String> texts = lab.texts(lab.topics().forecasts(), 60);

            assertThat(texts.subList(20, 40)).allMatch(text -> text.contains("default@1"));
            assertThat(texts.subList(40, 60)).allMatch(text -> text.contains("default@2"));
        }
    }

    private static void awaitModels(ForecastService service, String count) {
        Http.await(service, "/metrics", page -> page.contains("wavecast_models_in_force " + count + "\n"));
    }

    private static void awaitSwaps(ForecastService service, String count) {
        Http.await(service, "/metrics", page -> page.contains("wavecast_model_swaps_total " + count + "\n"));
    }
}
