package io.wavecast.core.wire.model;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the section {@code network} of a model's document. Only the cell is required: sizes follow from the tensors. Sizes in the
 * document must agree with them.
 */
final class NetworkFields {
    /** Activation of an Elman cell. */
    private enum Nonlinearity {
        TANH,
        RELU
    }

    private final JsonFields fields;
    private final List<String> problems;
    private final Map<String, Integer> sizes = new TreeMap<>();
    private Optional<CellKind> cell = Optional.empty();
    private boolean hasCell;
    private HeadActivation head = HeadActivation.IDENTITY;
    private Optional<Boolean> resetAfter = Optional.empty();
    private boolean relu;
    private Optional<Boolean> bidirectional = Optional.empty();

    NetworkFields(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    void read() throws IOException {
        fields.object(this::field);
    }

    /** The specification; empty if there was a problem. */
    Optional<NetworkSpec> spec(ModelTensors tensors) {
        if (cell.isEmpty()) {
            if (!hasCell) {
                problems.add("network.cell is missing: expected " + EnumNames.alternatives(CellKind.values()));
            }
            return Optional.empty();
        }
        boolean recurrent = cell.get() != CellKind.NONE;
        int inputs = sizes.getOrDefault("inputs", tensors.inputs());
        try {
            return Optional.of(NetworkSpec.builder(cell.get())
                    .inputs(inputs)
                    .hidden(sizes.getOrDefault("hidden", recurrent ? tensors.hidden() : 0))
                    .layers(sizes.getOrDefault("layers", recurrent ? tensors.layers() : 0))
                    .outputs(sizes.getOrDefault("outputs", tensors.outputs()))
                    .lags(sizes.getOrDefault("lags", tensors.lags(inputs)))
                    .headActivation(head)
                    .resetAfter(resetAfter.orElse(cell.get() == CellKind.GRU))
                    .relu(relu)
                    .tokens(
                            sizes.getOrDefault("vocabulary", tensors.vocabulary()),
                            sizes.getOrDefault("embedding", tensors.embedding()))
                    .known(tensors.known())
                    .bidirectional(bidirectional.orElse(recurrent && tensors.bidirectional()))
                    .build());
        } catch (IllegalArgumentException e) {
            problems.add("network: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void field(String name) throws IOException {
        if (fields.isNull()) {
            return;
        }
        switch (name) {
            case "cell" -> {
                hasCell = true;
                cell = fields.choice(CellKind.values());
            }
            case "inputs", "hidden", "outputs" -> sizes.put(name, (int) fields.integer(1, NetworkSpec.MAX_WIDTH));
            case "vocabulary" -> sizes.put(name, (int) fields.integer(1, NetworkSpec.MAX_VOCABULARY));
            case "embedding" -> sizes.put(name, (int) fields.integer(1, NetworkSpec.MAX_WIDTH));
            case "bidirectional" -> bidirectional = Optional.of(fields.flag());
            case "layers" -> sizes.put(name, (int) fields.integer(1, NetworkSpec.MAX_LAYERS));
            case "lags" -> sizes.put(name, (int) fields.integer(0, NetworkSpec.MAX_WIDTH));
            case "head" -> head = fields.choice(HeadActivation.values()).orElse(head);
            case "reset_after" -> resetAfter = Optional.of(fields.flag());
            case "nonlinearity" -> relu = fields.choice(Nonlinearity.values()).equals(Optional.of(Nonlinearity.RELU));
            default -> fields.skip();
        }
    }
}
