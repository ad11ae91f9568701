/** What an experiment implements, and the recording that it reads. */
package io.wavecast.experiments.api;
