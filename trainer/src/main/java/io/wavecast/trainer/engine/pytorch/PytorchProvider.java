package io.wavecast.trainer.engine.pytorch;

import io.wavecast.trainer.engine.CudaLibrary;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.EngineProvider;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.List;

/** Provides {@link PytorchEngine}. */
public final class PytorchProvider implements EngineProvider {
    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public CudaLibrary cudaLibrary() {
        return CudaLibrary.PYTORCH;
    }

    @Override
    public List<String> unsupported(TrainingSpec training) {
        return List.of();
    }

    @Override
    public Engine create(Device.Placement placement) {
        return new PytorchEngine(placement);
    }
}
