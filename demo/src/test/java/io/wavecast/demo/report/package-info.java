/** Reports of a made-up run. */
package io.wavecast.demo.report;
