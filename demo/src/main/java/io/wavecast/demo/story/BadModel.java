package io.wavecast.demo.story;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Weights;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.trainer.backup.ModelsCommand;
import io.wavecast.trainer.publish.ModelPublisher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** A bad model that a person puts in force: the one in force, with the signs of its outputs turned. */
final class BadModel {
    private final Map<String, Object> client;
    private final Topics topics;

    BadModel(Map<String, Object> client, Topics topics) {
        this.client = client;
        this.topics = topics;
    }

    /**
     * Publishes the model as the next version, and puts it in force by {@code models promote}.
     *
     * @throws IllegalStateException if no version is in force, or the command fails
     */
    void force(String name) throws InterruptedException {
        NameVersions versions = new VersionStore(client, topics, Clock.systemUTC()).read(name, VersionRule.DEFAULT);
        ModelVersion inForce = versions.decisions()
                .inForce()
                .orElseThrow(() -> new IllegalStateException("expected a version of " + name + " in force, was none"));
        Model good = new ModelCodec().read(versions.file(inForce.number()).orElseThrow(), inForce);
        ModelVersion bad = new ModelPublisher(
                        client, topics, new VersionRule(Promotion.MANUAL, VersionRule.KEEP), Clock.systemUTC())
                .publish(turned(good));
        var out = new StringWriter();
        int exit = new CommandLine(new ModelsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "promote",
                        bad.toString(),
                        "--at-once",
                        "--why",
                        "by mistake: the signs of its outputs are turned",
                        "--bootstrap",
                        String.valueOf(client.get("bootstrap.servers")));
        if (exit != 0) {
            throw new IllegalStateException("models promote " + bad + " failed: " + out);
        }
    }

    /** The model with the negative of each output. It has no adapter, which would learn the signs. */
    static Model turned(Model good) {
        Weights weights = good.weights();
        return new Model(
                        good.version(),
                        good.spec(),
                        good.preprocessing(),
                        new Weights(
                                        weights.layers(),
                                        negative(weights.head()),
                                        negative(weights.headBias()),
                                        weights.linear().map(BadModel::negative))
                                .withKnown(weights.known().map(BadModel::negative)),
                        good.lineage())
                .withAdapter(Optional.empty());
    }

    private static Matrix negative(Matrix matrix) {
        return Matrix.fromRowMajor(matrix.rows(), matrix.columns(), negative(matrix.toRowMajor()));
    }

    private static float[] negative(float[] values) {
        float[] negative = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = -values[i];
        }
        return negative;
    }
}
