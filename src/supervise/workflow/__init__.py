"""What people do with Supervise, one deed from start to end, each saved: the only writer."""

from supervise.workflow.holding import Workflow as Workflow
from supervise.workflow.open_home import Clock as Clock
from supervise.workflow.open_home import wall_clock as wall_clock
