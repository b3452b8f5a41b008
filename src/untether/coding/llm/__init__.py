"""A language model as coder: the question, the form of its answer, and the check that lets nothing unfounded in.

Pure like the rest of the room: whoever asks the model is handed in as a function.
"""

from untether.coding.llm.answer import LlmCoded, code_with
from untether.coding.llm.prompt import Prompt

__all__ = ["LlmCoded", "Prompt", "code_with"]
