/** The live page: shows the measurements of a run in a browser on this machine. */
package io.wavecast.demo.page;
