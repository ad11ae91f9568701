package io.wavecast.trainer.engine.deeplearning4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The parameters W (inputs, 3·hidden), RW (hidden, 3·hidden), b and rb (3·hidden); gates in the order reset, update, candidate. */
final class GruParameters implements ParamInitializer {
    static final String INPUT = "W";
    static final String RECURRENT = "RW";
    static final String BIAS = "b";
    static final String RECURRENT_BIAS = "rb";

    private static final List<String> WEIGHTS = List.of(INPUT, RECURRENT);
    private static final List<String> BIASES = List.of(BIAS, RECURRENT_BIAS);

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        GruLayer gru = (GruLayer) layer;
        return 3 * gru.getNOut() * (gru.getNIn() + gru.getNOut() + 2);
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of(INPUT, RECURRENT, BIAS, RECURRENT_BIAS);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return WEIGHTS;
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return BIASES;
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return WEIGHTS.contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return BIASES.contains(key);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray view, boolean initialise) {
        Map<String, INDArray> table = parts((GruLayer) conf.getLayer(), view);
        if (initialise) {
            table.forEach((key, part) -> {
                if (WEIGHTS.contains(key)) {
                    double inputs = (double) part.size(0);
                    double outputs = (double) part.size(1);
                    new WeightInitXavier().init(inputs, outputs, part.shape(), 'f', part);
                } else {
                    part.assign(0);
                }
            });
        }
        table.keySet().forEach(conf::addVariable);
        return table;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray view) {
        return parts((GruLayer) conf.getLayer(), view);
    }

    private static Map<String, INDArray> parts(GruLayer layer, INDArray view) {
        long gates = 3 * layer.getNOut();
        Map<String, INDArray> parts = new LinkedHashMap<>();
        long at = 0;
        at = put(parts, INPUT, view, at, layer.getNIn(), gates);
        at = put(parts, RECURRENT, view, at, layer.getNOut(), gates);
        at = put(parts, BIAS, view, at, 1, gates);
        put(parts, RECURRENT_BIAS, view, at, 1, gates);
        return parts;
    }

    private static long put(
            Map<String, INDArray> parts, String key, INDArray view, long from, long rows, long columns) {
        long to = from + rows * columns;
        INDArray flat = view.reshape(view.length()).get(NDArrayIndex.interval(from, to));
        parts.put(key, flat.reshape('f', rows, columns));
        return to;
    }
}
