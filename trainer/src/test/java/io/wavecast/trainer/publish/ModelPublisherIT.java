package io.wavecast.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.kafka.LocalBroker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class ModelPublisherIT {
    @Test
    void shouldPublishAModelLargerThanKafkasDefaultForARecordUnlessInterrupted() throws Exception {
        try (var broker = LocalBroker.start()) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
            try (var admin = Admin.create(client)) {
                TopicSetup.create(admin, Topics.defaults(), 1, (short) 1);
            }
            var publisher = new ModelPublisher(client, Topics.defaults().models());

            publisher.publish(lstm(512));

            assertThat(publisher.next("large").number()).isEqualTo(2);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> publisher.publish(lstm(1))).isInstanceOf(InterruptedException.class);
        }
    }

    private static Model lstm(int hidden) {
        int gates = 4 * hidden;
        var layer = new LayerWeights(
                Matrix.fromRowMajor(gates, 1, new float[gates]),
                Matrix.fromRowMajor(gates, hidden, new float[gates * hidden]),
                new float[gates],
                new float[gates]);
        var weights = new Weights(
                List.of(layer), Matrix.fromRowMajor(1, hidden, new float[hidden]), new float[1], Optional.empty());
        var network = NetworkSpec.builder(CellKind.LSTM).hidden(hidden).build();
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -20, 20);
        return new Model(
                new ModelVersion("large", 1),
                new ModelSpec(network, 1_000, List.of(1), 64, 0.9),
                new Preprocessing(scaling, false),
                weights,
                new Lineage(
                        new Lineage.Training(0, "test", "test", 0, 0),
                        new Lineage.History("test", 0, 0, 1, 1),
                        Lineage.Evaluation.NONE));
    }
}
