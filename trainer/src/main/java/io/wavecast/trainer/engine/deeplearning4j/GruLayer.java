package io.wavecast.trainer.engine.deeplearning4j;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configuration of a gated recurrent unit, which Deeplearning4j lacks. See {@link GruComputation} for the equations. */
public final class GruLayer extends BaseRecurrentLayer {
    private static final long serialVersionUID = 1;

    private final boolean resetAfter;
    private final boolean relu;

    /**
     * Configures a layer.
     *
     * @param inputs values per step
     * @param hidden units
     * @param resetAfter whether the reset gate acts after the recurrent product
     * @param relu in place of the candidate's tanh
     */
    GruLayer(int inputs, int hidden, boolean resetAfter, boolean relu) {
        this.resetAfter = resetAfter;
        this.relu = relu;
        setNIn(inputs);
        setNOut(hidden);
        setRnnDataFormat(RNNFormat.NCW);
    }

    boolean resetAfter() {
        return resetAfter;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        var layer = new GruLayerImplementation(conf, type, resetAfter, relu);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(conf, parameters, initialise);
        layer.setParamTable(table);
        layer.setConf(conf);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new GruParameters();
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        throw new UnsupportedOperationException("the memory of a GRU layer is not estimated");
    }
}
